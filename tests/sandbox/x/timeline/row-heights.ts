import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

import { GUESSED_HEIGHT, offsetsOf } from "./measure.ts";

/** Heights that were measured, kept for going back to a list. */
const remembered = new Map<string, ReadonlyMap<string, number>>();

export type Rows = {
  readonly offsets: Float64Array;
  /** Measures an element as the row `key` from now on, until the returned function is called. */
  observe(element: Element, key: string): () => void;
};

/** Where the rows of a list lie, as far as they were measured; new measurements draw the list anew before it is shown. */
export function useRowHeights(
  name: string,
  keys: readonly string[],
  container: RefObject<HTMLElement | null>,
): Rows {
  const [heights, setHeights] = useState(() => remembered.get(name) ?? new Map<string, number>());
  const offsets = useMemo(() => offsetsOf(keys, heights), [keys, heights]);
  const latest = useRef({ keys, offsets, heights });
  useLayoutEffect(() => {
    latest.current = { keys, offsets, heights };
  }, [keys, offsets, heights]);

  // oxlint-disable-next-line react/refs -- the refs are read when something was measured, never while drawing
  const [observe] = useState(() => {
    const names = new WeakMap<Element, string>();
    const observer = new ResizeObserver((changes) => {
      const before = latest.current;
      const next = new Map(before.heights);
      const windowTop = -(container.current?.getBoundingClientRect().top ?? 0);
      let isChanged = false;
      let shift = 0;
      for (const { target, borderBoxSize } of changes) {
        const key = names.get(target);
        const height = borderBoxSize[0]?.blockSize;
        if (key === undefined || height === undefined || next.get(key) === height) continue;
        // A row above the window that turns out higher than guessed must not push what is being read.
        const end = before.offsets[before.keys.indexOf(key) + 1] ?? 0;
        if (!next.has(key) && end < windowTop) shift += height - GUESSED_HEIGHT;
        next.set(key, height);
        isChanged = true;
      }
      if (!isChanged) return;
      remembered.set(name, next);
      flushSync(() => setHeights(next));
      if (shift !== 0) window.scrollBy(0, shift);
    });
    return (element: Element, key: string) => {
      names.set(element, key);
      observer.observe(element);
      return () => {
        names.delete(element);
        observer.unobserve(element);
      };
    };
  });
  return { offsets, observe };
}
