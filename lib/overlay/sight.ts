/**
 * Keeps an eye on our elements: since when each is seen, and since when it is where it is. The measuring happens
 * before a click, because at the click a page can have put everything back in order.
 */

import { afterFrame } from "./after-frame.ts";

/** Ask the browser again at most this often, in ms; 100 is the least that IntersectionObserver v2 allows. */
const SEEN_DELAY = 100;

/** Measure positions at most this often while something goes on, in ms. */
const MEASURE_INTERVAL = 100;

/** Nothing tells when a page moves something under a pointer at rest, or puts it back: positions are measured so often, in ms. */
const WATCH_INTERVAL = 250;

/** Smaller differences, in CSS pixels, are rounding. */
const JITTER = 2;

type Watch = {
  isInViewport: boolean;
  /** Undefined until the browser says, or where it cannot. */
  seenSince: number | undefined;
  isSeen: boolean | undefined;
  left: number;
  top: number;
  stillSince: number;
};

export type Sight = {
  watch(element: Element): void;
  unwatch(element: Element): void;
  isInViewport(element: Element): boolean;
  /** Since when (`performance.now()`) it is seen without a break; `false` when it is not; undefined where browsers cannot tell. */
  seenSince(element: Element): number | false | undefined;
  /** Since when (`performance.now()`) it has not moved in the viewport; measured anew. */
  stillSince(element: Element): number;
  stop(): void;
};

/** @param changed called when elements come into or go out of view, with where they are */
export function createSight(changed: (entries: readonly IntersectionObserverEntry[]) => void): Sight {
  const watches = new Map<Element, Watch>();
  const stopping = new AbortController();
  let measuredAt = 0;
  let planned: ReturnType<typeof setTimeout> | undefined;

  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: SEEN_DELAY,
    threshold: [0, 1],
  };
  const observer = new IntersectionObserver((entries) => {
    const now = performance.now();
    for (const entry of entries) note(entry, now);
    changed(entries);
  }, options);

  function note(entry: IntersectionObserverEntry & { isVisible?: boolean }, now: number): void {
    const watch = watches.get(entry.target);
    if (!watch) return;
    watch.isInViewport = entry.isIntersecting;
    // Firefox and Safari leave `isVisible` out.
    if (entry.isVisible !== watch.isSeen) watch.seenSince = now;
    watch.isSeen = entry.isVisible;
    place(watch, entry.boundingClientRect, now);
  }

  function place(watch: Watch, { left, top }: DOMRectReadOnly, now: number): void {
    if (Math.abs(watch.left - left) <= JITTER && Math.abs(watch.top - top) <= JITTER) return;
    watch.left = left;
    watch.top = top;
    watch.stillSince = now;
  }

  function measure(): void {
    measuredAt = performance.now();
    for (const [element, watch] of watches) {
      if (watch.isInViewport) place(watch, element.getBoundingClientRect(), measuredAt);
    }
  }

  /** At once when it was long ago, else once more when the interval is over: the last move counts. */
  function measureSoon(): void {
    if (planned !== undefined) return;
    const wait = Math.max(0, measuredAt + MEASURE_INTERVAL - performance.now());
    planned = setTimeout(() => {
      afterFrame(() => {
        planned = undefined;
        measure();
      });
    }, wait);
  }

  const timer = setInterval(() => {
    if (document.visibilityState === "visible") measureSoon();
  }, WATCH_INTERVAL);
  for (const type of ["pointermove", "scroll", "keydown"]) {
    addEventListener(type, measureSoon, { capture: true, passive: true, signal: stopping.signal });
  }

  return {
    watch(element) {
      const now = performance.now();
      const never = Number.NEGATIVE_INFINITY;
      watches.set(element, {
        isInViewport: false,
        seenSince: undefined,
        isSeen: undefined,
        left: never,
        top: never,
        stillSince: now,
      });
      observer.observe(element);
    },
    unwatch(element) {
      watches.delete(element);
      observer.unobserve(element);
    },
    isInViewport: (element) => watches.get(element)?.isInViewport ?? false,
    seenSince(element) {
      const watch = watches.get(element);
      return watch?.isSeen === false ? false : watch?.isSeen && watch.seenSince;
    },
    stillSince(element) {
      const watch = watches.get(element);
      if (!watch) return performance.now();
      place(watch, element.getBoundingClientRect(), performance.now());
      return watch.stillSince;
    },
    stop() {
      stopping.abort();
      clearInterval(timer);
      observer.disconnect();
      clearTimeout(planned);
      watches.clear();
    },
  };
}
