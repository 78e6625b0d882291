/** @jsxImportSource react */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from "react";

import type { Entry } from "../feeds.ts";
import { environment } from "../../shared/environment.ts";
import { box } from "../style.ts";
import { Cell } from "./Cell.tsx";
import { rangeOf, type Range } from "./measure.ts";
import { useRowHeights } from "./row-heights.ts";

/** With positional recycling this many elements are mounted all the time and take turns. */
const POOL = 20;
/** Rows mounted before the window is measured. */
const FIRST_ROWS = 6;

type Props = {
  /** Names the list, for heights that are kept. */
  name: string;
  entries: readonly Entry[];
  /** Key of the row that must not move when rows are put in before it. */
  anchor?: string | undefined;
  /** Where the window was when this list was left, in pixels. */
  scroll: number;
};

/** X's timeline: absolute cells moved by `translateY`, a handful of them mounted, measured again when they change. */
export function VirtualList({ name, entries, anchor, scroll }: Props): ReactElement {
  const container = useRef<HTMLDivElement>(null);
  const anchorTop = useRef<number | undefined>(undefined);
  const [range, setRange] = useState<Range>({ start: 0, end: FIRST_ROWS });
  const keys = useMemo(() => entries.map((entry) => entry.key), [entries]);
  const { offsets, observe } = useRowHeights(name, keys, container);

  useLayoutEffect(() => {
    if (anchor === undefined) return;
    const top = offsets[keys.indexOf(anchor)] ?? 0;
    const before = anchorTop.current;
    if (before !== undefined && top !== before) window.scrollBy(0, top - before);
    anchorTop.current = top;
  }, [anchor, keys, offsets]);

  useEffect(() => {
    const update = (): void => {
      const top = container.current?.getBoundingClientRect().top ?? 0;
      const next = rangeOf(offsets, -top, window.innerHeight);
      setRange((before) => (before.start === next.start && before.end === next.end ? before : next));
    };
    update();
    // Captured, so that lists in a scrolling box (beside a photo) hear of it as well.
    document.addEventListener("scroll", update, { passive: true, capture: true });
    window.addEventListener("resize", update);
    return () => {
      document.removeEventListener("scroll", update, { capture: true });
      window.removeEventListener("resize", update);
    };
  }, [offsets]);

  useLayoutEffect(() => {
    if (scroll > 0) window.scrollTo(0, scroll);
  }, [scroll]);

  const isPositional = environment().switches.recycle === "positional";
  const first = Math.min(range.start, Math.max(0, entries.length - 1));
  const end = isPositional ? first + POOL : Math.max(range.end, first + 1);
  return (
    <div ref={container} style={{ position: "relative", minHeight: offsets.at(-1) ?? 0 }} className={box()}>
      {entries.slice(first, end).map((entry, index) => (
        <Cell
          key={isPositional ? (first + index) % POOL : entry.key}
          entry={entry}
          top={offsets[first + index] ?? 0}
          observe={observe}
        />
      ))}
    </div>
  );
}
