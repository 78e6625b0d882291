import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from "@tanstack/virtual-core";
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";

/** As high as a line is taken for before it was drawn, in px. */
const ESTIMATE = 72;

type Drawn = {
  /** The list that the lines stand in. */
  readonly list: { current: HTMLOListElement | null };
  readonly items: readonly { readonly index: number; readonly start: number }[];
  /** How high all of them are, in px. */
  readonly total: number;
  readonly measure: (line: HTMLElement | null) => void;
};

/** Which lines of a long list are to be drawn while the page scrolls. @param more asked for near the end */
export function useVirtualWindow(count: number, more: () => void): Drawn {
  const [, redraw] = useReducer<number, undefined>((turn) => turn + 1, 0);
  const list = useRef<HTMLOListElement>(null);
  const [virtualizer] = useState(
    () =>
      new Virtualizer<Window, HTMLElement>({
        count,
        getScrollElement: () => globalThis.window,
        estimateSize: () => ESTIMATE,
        observeElementRect: observeWindowRect,
        observeElementOffset: observeWindowOffset,
        scrollToFn: windowScroll,
        initialRect: { width: 0, height: 900 },
      }),
  );
  virtualizer.setOptions({
    ...virtualizer.options,
    count,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 8,
    onChange: () => redraw(undefined),
  });
  // What the library has adapters of other frameworks call is named so.
  // oxlint-disable-next-line eslint/no-underscore-dangle
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  // oxlint-disable-next-line eslint/no-underscore-dangle
  useLayoutEffect(() => virtualizer._willUpdate());
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (count > 0 && last >= count - 10) more();
  }, [count, last, more]);
  const margin = virtualizer.options.scrollMargin;
  return {
    list,
    items: items.map(({ index, start }) => ({ index, start: start - margin })),
    total: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
  };
}
