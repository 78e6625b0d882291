/** @jsxImportSource react */
import type { ReactElement } from "react";

import { box, text } from "../style.ts";

const COUNT = 22;
const MARKS = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`data-${index}`, String(index)]));

/** Blocks that nobody sees and that say "Facebook": 22 at each of two levels of every post. */
export function Decoys(): readonly ReactElement[] {
  return Array.from({ length: COUNT }, (_, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- they are all the same
    <div key={`decoy-${index}`} {...MARKS} className={box("unseen")}>
      <blockquote className={box()}>
        <span dir="auto" className={text()}>
          <span className={box()}>Facebook</span>
        </span>
      </blockquote>
      <div role="button" aria-hidden="true" tabIndex={-1} className={box()} />
    </div>
  ));
}
