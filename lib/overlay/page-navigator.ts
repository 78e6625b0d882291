/** The way through the service requests of a page, in the order they stand on it. */
import type { Slot, Slots } from "./slots.ts";

/** Keeps a jump clear of sticky headers, in CSS pixels. */
const HEADER = 80;

/** A post that was scrolled out of the page has this long, in ms, to come back after a jump. */
const PATIENCE = 3_000;

export type PageNavigator = {
  /** A service request is shown on this page. */
  found(key: string): void;
  /** It is none after all. */
  forget(key: string): void;
  /** Takes note of where the browser says that elements of ours stand: measuring here would lay the page out anew. `go` does. */
  follow(seen: readonly IntersectionObserverEntry[]): void;
  go(step: 1 | -1): void;
  /** The mention that a keyboard command is about: the one in focus, or the last one gone to. */
  current(): string | undefined;
  count(): number;
  position(): number;
  /** Another page. */
  reset(): void;
};

export function createPageNavigator(slots: Slots): PageNavigator {
  /** `Mention.key` to its distance from the top of the document, in CSS pixels. */
  const tops = new Map<string, number>();
  let last: string | undefined;
  let pending: { key: string; until: number } | undefined;

  function ordered(): string[] {
    return Array.from(tops)
      .toSorted(([, a], [, b]) => a - b)
      .map(([key]) => key);
  }

  function mounted(key: string): Slot | undefined {
    return slots.withKey(key)[0];
  }

  function measure(): void {
    for (const slot of slots.all()) {
      if (tops.has(slot.key)) tops.set(slot.key, slot.item.getBoundingClientRect().top + scrollY);
    }
  }

  function follow(seen: readonly IntersectionObserverEntry[]): void {
    for (const { target, boundingClientRect } of seen) {
      const slot = slots.at(target);
      if (!slot) continue;
      slot.top = boundingClientRect.top + scrollY;
      if (tops.has(slot.key)) tops.set(slot.key, slot.top);
    }
  }

  function show(key: string): void {
    last = key;
    const slot = mounted(key);
    if (!slot) {
      pending = { key, until: performance.now() + PATIENCE };
      scrollTo({ top: (tops.get(key) ?? 0) - innerHeight / 2 });
      return;
    }
    pending = undefined;
    slot.item.scrollIntoView({ block: "center", behavior: scrollBehavior() });
    focusChip(slot);
  }

  function inFocus(): string | undefined {
    for (const slot of slots.all()) if (document.activeElement === slot.host) return slot.key;
    return undefined;
  }

  function current(): string | undefined {
    return inFocus() ?? last;
  }

  function start(step: 1 | -1): string | undefined {
    const keys = ordered();
    const line = scrollY + HEADER;
    const isBelow = (key: string): boolean => (tops.get(key) ?? 0) > line;
    return step === 1
      ? (keys.find(isBelow) ?? keys[0])
      : (keys.findLast((key) => !isBelow(key)) ?? keys.at(-1));
  }

  return {
    found(key) {
      if (!tops.has(key)) tops.set(key, mounted(key)?.top ?? Number.POSITIVE_INFINITY);
      if (pending?.key !== key) return;
      if (performance.now() <= pending.until) show(key);
      else pending = undefined;
    },
    forget: (key) => tops.delete(key),
    follow,
    go(step) {
      measure();
      const keys = ordered();
      const at = keys.indexOf(current() ?? "");
      const next = at === -1 ? start(step) : keys.at((at + step) % keys.length);
      if (next !== undefined) show(next);
    },
    current,
    count: () => tops.size,
    position: () => (last === undefined ? 0 : ordered().indexOf(last) + 1),
    reset() {
      tops.clear();
      last = undefined;
      pending = undefined;
    },
  };
}

/** The one stop of a chip in the tab order. */
function focusChip({ root }: Slot): void {
  root.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
}

function scrollBehavior(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
