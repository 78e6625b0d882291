/** @jsxImportSource react */
import type { ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import { environment } from "../../shared/environment.ts";
import { momentOf } from "../expected.ts";
import { ageOf } from "../format.ts";
import { strings } from "../strings/strings.ts";
import { look } from "../style.ts";

const WRITERS = ["marta_holm", "callumstroud", "ines_roth"];

/** Messages: times and words that are nobody's comment. */
export function Inbox(): ReactElement {
  return (
    <div className={look("feed")}>
      {WRITERS.map((handle, index) => (
        <div key={handle} role="button" tabIndex={0} className={look("row")}>
          <span dir="auto" className={look("bold")}>
            {personOf(handle).name}
          </span>
          <span dir="auto">{strings().inboxNote}</span>
          <time dateTime={momentOf(environment().now, 30 * (index + 1))} className={look("small")}>
            {ageOf(30 * (index + 1))}
          </time>
        </div>
      ))}
    </div>
  );
}
