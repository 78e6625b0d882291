/** @jsxImportSource react */
import type { ReactElement, ReactNode } from "react";

import { personOf } from "../../data/people.ts";
import type { Post } from "../../data/types.ts";
import { addressOf, timeHere } from "../facts.ts";
import { shortAge, spokenAge } from "../format.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { Name } from "./Words.tsx";

function Verified(): ReactElement {
  return (
    <span className={run("inlineFlex")}>
      <svg
        viewBox="0 0 22 22"
        {...aria("verified", { "aria-label": strings().verified })}
        role="img"
        className={run("badge")}
        {...testId("icon-verified")}
      >
        <g>
          <path d="M11 1l2.4 2 3.1-.3.9 3 2.6 1.8-1.2 2.9.8 3-2.8 1.4-1.3 2.8-3.1-.2L11 21l-2.4-3.6-3.1.2-1.3-2.8-2.8-1.4.8-3L1 7.5l2.6-1.8.9-3 3.1.3zM10 14.6l5-5.2-1.3-1.3L10 12l-1.7-1.7L7 11.6z" />
        </g>
      </svg>
    </span>
  );
}

function DisplayName({ handle }: { handle: string }): ReactElement {
  const person = personOf(handle);
  return (
    <div className={box("row", "middle", "maxFull")}>
      <div dir="ltr" className={text("bold", "ellipsis")} style={colour("ink")}>
        <Name text={person.name} />
      </div>
      <div dir="ltr" className={text("flexText")} style={colour("ink")}>
        <span className={run()}>{person.verified === true ? <Verified /> : null}</span>
      </div>
    </div>
  );
}

function Handle({ handle }: { handle: string }): ReactElement {
  return (
    <div dir="ltr" className={text("ellipsis")} style={colour("dim")}>
      <span className={run()}>@{handle}</span>
    </div>
  );
}

function Dot(): ReactElement {
  return (
    <div dir="ltr" {...aria("dot", { "aria-hidden": true })} className={text()} style={colour("dim")}>
      <span className={run()}>·</span>
    </div>
  );
}

/** The time of a post in a list: a link to the post. */
function TimeLink({ post }: { post: Post }): ReactElement {
  const time = timeHere(post);
  return (
    <div className={box("row")}>
      <a
        href={addressOf(post)}
        dir="ltr"
        {...aria("time", { "aria-label": spokenAge(time) })}
        role="link"
        className={text("nowrap", "underlineOnHover")}
        style={colour("dim")}
      >
        <time dateTime={new Date(time).toISOString()}>{shortAge(time)}</time>
      </a>
    </div>
  );
}

type Props = { post: Post; shape: "line" | "stacked" | "promoted" };

/** Who wrote the post, and when. `stacked` on a status page, without a time; advertisements have none either. */
export function UserName({ post, shape }: Props): ReactElement {
  return (
    <div
      id={elementId(post.slug, "name")}
      className={
        shape === "stacked" ? box("shrink", "maxFull") : box("row", "shrink", "middle", "maxFull", "gap4")
      }
      {...testId("User-Name")}
    >
      <div className={box("row", "shrink", "maxFull")}>
        <div className={box("maxFull")}>
          <a href={`/${post.by}`} role="link" className={box("shrink", "maxFull", "underlineOnHover")}>
            <DisplayName handle={post.by} />
          </a>
        </div>
      </div>
      <div className={box("row", "shrink")}>
        <div className={box("row", "shrink", "baseline", "gap4")}>
          <div className={box("shrink")}>
            <a href={`/${post.by}`} role="link" tabIndex={-1} className={box("shrink")}>
              <Handle handle={post.by} />
            </a>
          </div>
          {shape === "line" ? <Dot /> : null}
          {shape === "line" ? <TimeLink post={post} /> : null}
        </div>
      </div>
    </div>
  );
}

/** The same in a quote or an embedded post: nothing in it is a link. */
export function PlainUserName({ post, children }: { post: Post; children?: ReactNode }): ReactElement {
  const time = timeHere(post);
  return (
    <div className={box("row", "shrink", "middle", "gap4")} {...testId("User-Name")}>
      <div className={box("row", "shrink")}>
        <DisplayName handle={post.by} />
      </div>
      <div className={box("row", "shrink", "gap4", "baseline")}>
        <div className={box()}>
          <div tabIndex={-1} className={box()}>
            <Handle handle={post.by} />
          </div>
        </div>
        <Dot />
        <div className={box()}>
          <div
            dir="ltr"
            {...aria("time", { "aria-label": spokenAge(time) })}
            className={text("nowrap")}
            style={colour("dim")}
          >
            <time dateTime={new Date(time).toISOString()}>{shortAge(time)}</time>
          </div>
        </div>
        {children}
      </div>
    </div>
  );
}
