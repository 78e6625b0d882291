/** @jsxImportSource react */
import type { ReactElement } from "react";

import { numberOf } from "../../data/people.ts";
import { aria, testId } from "../hooks.ts";
import { toggle, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, run, text } from "../style.ts";

/** Its test id and its label are the only places where the page has the number and the handle of an account together. */
export function FollowButton({ handle }: { handle: string }): ReactElement {
  const words = strings();
  const followed = useApp((state) => state.followed.has(handle));
  const label = followed ? words.following : words.follow;
  return (
    <button
      type="button"
      role="button"
      {...aria("follow", { "aria-label": `${label} @${handle}` })}
      {...testId(`${numberOf(handle)}-${followed ? "unfollow" : "follow"}`)}
      className={box("button", "strongBox", "pointer", "focusRing")}
      onClick={(event) => {
        event.stopPropagation();
        toggle("followed", handle);
      }}
    >
      <div dir="ltr" className={text("bold")} style={{ color: "inherit" }}>
        <span className={run()}>{label}</span>
      </div>
    </button>
  );
}
