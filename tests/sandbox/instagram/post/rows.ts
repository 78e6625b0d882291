import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";

/** A row that nobody has seen yet is taken to be this high, in CSS pixels. */
const GUESSED_HEIGHT = 92;
/** Rows are kept this far above and below the window of the list, in CSS pixels. */
const MARGIN = 300;
/** Before anything is measured. */
const FIRST_ROWS = 12;

export type Rows = {
  readonly start: number;
  readonly end: number;
  /** Height of what is left out, in CSS pixels. */
  readonly above: number;
  readonly below: number;
  /** Measures `element` as the row `key` until the returned function is called. */
  readonly measure: (element: HTMLElement, key: string) => () => void;
};

/** The row at `distance` from the top of the list; `tops` has the top of each row, and the end of the last. */
function rowAt(tops: readonly number[], distance: number): number {
  const below = tops.findIndex((top) => top > distance);
  return below < 0 ? Math.max(0, tops.length - 2) : Math.max(0, below - 1);
}

/** Which rows of a long list are in the page while `scroller` shows a part of it. */
export function useRows(keys: readonly string[], scroller: RefObject<HTMLElement | null>): Rows {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [range, setRange] = useState({ start: 0, end: FIRST_ROWS });
  const names = useRef(new WeakMap<Element, string>());
  const tops = useMemo(() => {
    const list = [0];
    for (const key of keys) list.push((list.at(-1) ?? 0) + (heights.get(key) ?? GUESSED_HEIGHT));
    return list;
  }, [keys, heights]);

  const [observer] = useState(() =>
    typeof ResizeObserver === "undefined"
      ? undefined
      : new ResizeObserver((changes) => {
          setHeights((before) => {
            const next = new Map(before);
            for (const { target, borderBoxSize } of changes) {
              const key = names.current.get(target);
              const height = borderBoxSize[0]?.blockSize;
              if (key !== undefined && height !== undefined && height > 0) next.set(key, height);
            }
            return next;
          });
        }),
  );

  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const update = (): void => {
      const start = rowAt(tops, box.scrollTop - MARGIN);
      const end = rowAt(tops, box.scrollTop + box.clientHeight + MARGIN) + 1;
      setRange((now) => (now.start === start && now.end === end ? now : { start, end }));
    };
    update();
    box.addEventListener("scroll", update, { passive: true });
    return () => box.removeEventListener("scroll", update);
  }, [scroller, tops]);

  const measure = useCallback(
    (element: HTMLElement, key: string) => {
      names.current.set(element, key);
      observer?.observe(element);
      return () => observer?.unobserve(element);
    },
    [observer],
  );
  const end = Math.min(range.end, keys.length);
  const all = tops.at(-1) ?? 0;
  return { start: range.start, end, above: tops[range.start] ?? 0, below: all - (tops[end] ?? all), measure };
}
