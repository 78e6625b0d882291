/** @jsxImportSource react */
import { useEffect, useLayoutEffect, useReducer, useRef, useState, type ReactElement } from "react";

import type { Entry } from "../../data/feeds.ts";
import { environment } from "../environment.ts";
import { testId } from "../hooks.ts";
import { box } from "../style.ts";
import { Row } from "./Row.tsx";
import { heightsOf, offsetsOf, rangeOf, type Range } from "./measure.ts";

/** With positional recycling this many elements take turns. More than are ever mounted at once. */
const POOL = 40;
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
  const cells = useRef(new Map<string, HTMLElement>());
  const anchorTop = useRef<number | undefined>(undefined);
  const [range, setRange] = useState<Range>({ start: 0, end: FIRST_ROWS });
  const [version, remeasured] = useReducer((count: number) => count + 1, 0);
  const heights = heightsOf(name);
  const keys = entries.map((entry) => entry.key);
  const offsets = offsetsOf(keys, heights);
  const mounted = entries.slice(range.start, Math.max(range.end, range.start + 1));

  useLayoutEffect(() => {
    let shift = 0;
    let isNew = false;
    const windowTop = -(container.current?.getBoundingClientRect().top ?? 0);
    for (const [key, element] of cells.current) {
      if (heights.has(key)) continue;
      const height = element.getBoundingClientRect().height;
      const index = keys.indexOf(key);
      // A row above the window that turns out higher than guessed must not push what is being read.
      if ((offsets[index + 1] ?? 0) < windowTop)
        shift += height - ((offsets[index + 1] ?? 0) - (offsets[index] ?? 0));
      heights.set(key, height);
      isNew = true;
    }
    if (isNew) remeasured();
    if (shift !== 0) window.scrollBy(0, shift);
  });

  useLayoutEffect(() => {
    if (anchor === undefined) return;
    const top = offsets[keys.indexOf(anchor)] ?? 0;
    if (anchorTop.current !== undefined && top !== anchorTop.current)
      window.scrollBy(0, top - anchorTop.current);
    anchorTop.current = top;
  });

  useEffect(() => {
    const update = (): void => {
      const top = container.current?.getBoundingClientRect().top ?? 0;
      const next = rangeOf(offsets, -top, window.innerHeight);
      setRange((before) => (before.start === next.start && before.end === next.end ? before : next));
    };
    update();
    window.addEventListener("scroll", update, { passive: true });
    window.addEventListener("resize", update);
    return () => {
      window.removeEventListener("scroll", update);
      window.removeEventListener("resize", update);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- offsets follow from these
  }, [entries, version]);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      let changed = false;
      for (const [key, element] of cells.current) {
        const height = element.getBoundingClientRect().height;
        if (heights.get(key) !== height) changed = true;
        heights.set(key, height);
      }
      if (changed) remeasured();
    });
    for (const element of cells.current.values()) observer.observe(element);
    return () => observer.disconnect();
  }, [range, entries, heights]);

  useLayoutEffect(() => {
    if (scroll > 0) window.scrollTo(0, scroll);
  }, [scroll]);

  const isPositional = environment().switches.recycle === "positional";
  return (
    <div ref={container} style={{ position: "relative", minHeight: offsets.at(-1) ?? 0 }} className={box()}>
      {mounted.map((entry, index) => (
        <div
          key={isPositional ? (range.start + index) % POOL : entry.key}
          ref={(element) => {
            if (element === null) return;
            cells.current.set(entry.key, element);
            return () => {
              if (cells.current.get(entry.key) === element) cells.current.delete(entry.key);
            };
          }}
          className={box()}
          {...testId("cellInnerDiv")}
          style={{
            transform: `translateY(${offsets[range.start + index] ?? 0}px)`,
            position: "absolute",
            width: "100%",
          }}
        >
          <div className={box()}>
            <div className={box()}>
              <Row entry={entry} />
            </div>
            {entry.kind === "gap" ? null : <div role="separator" className={box("lineBelow")} />}
          </div>
        </div>
      ))}
    </div>
  );
}
