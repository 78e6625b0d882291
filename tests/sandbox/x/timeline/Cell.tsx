/** @jsxImportSource react */
import { memo, useLayoutEffect, useRef, type ReactElement } from "react";

import type { Entry } from "../feeds.ts";
import { testId } from "../hooks.ts";
import { box } from "../style.ts";
import { Row } from "./Row.tsx";
import type { Rows } from "./row-heights.ts";

type Props = { entry: Entry; top: number; observe: Rows["observe"] };

/** One row in its place. With positional recycling the same element is given another entry later. */
export const Cell = memo(function Cell({ entry, top, observe }: Props): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => (element.current === null ? undefined : observe(element.current, entry.key)),
    [entry.key, observe],
  );
  return (
    <div
      ref={element}
      className={box()}
      {...testId("cellInnerDiv")}
      style={{ transform: `translateY(${top}px)`, position: "absolute", width: "100%" }}
    >
      <div className={box()}>
        <div className={box()}>
          <Row entry={entry} />
        </div>
        {entry.kind === "gap" ? null : <div role="separator" className={box("lineBelow")} />}
      </div>
    </div>
  );
});
