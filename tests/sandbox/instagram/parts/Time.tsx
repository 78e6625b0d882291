/** @jsxImportSource react */
import type { ReactElement } from "react";

import { environment } from "../../shared/environment.ts";
import { momentOf } from "../expected.ts";
import { ageOf, dayOf } from "../format.ts";
import { marks } from "../marks.ts";
import { look } from "../style.ts";

export function Time({ minutes }: { minutes: number }): ReactElement {
  return (
    <time
      dateTime={momentOf(environment().now, minutes)}
      {...marks("day", { title: dayOf(minutes) })}
      className={look("small")}
    >
      {ageOf(minutes)}
    </time>
  );
}

/** The time of a comment or a post, which is the link to it. */
export function TimeLink({ minutes, address }: { minutes: number; address: string }): ReactElement {
  return (
    <a href={address} {...marks("link", { role: "link", tabIndex: 0 })}>
      <Time minutes={minutes} />
    </a>
  );
}
