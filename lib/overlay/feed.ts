/**
 * Watches the page for posts: one MutationObserver, whose callback runs before the browser paints what changed, and
 * a slow sweep for what it cannot see. Knows nothing of what is done with a post.
 */
import type { Site } from "../sites/site.ts";

/** At most this long in one go, in ms; what is left waits for the next frame. */
const SLICE = 4;

/** In ms. */
const SWEEP_INTERVAL = 1_000;

/** The page's own scripts get this long, in ms, to become idle after `load`. */
const IDLE_TIMEOUT = 1_000;

export type FeedListener = {
  /** At once, whatever else has to wait: something in `item` changed, and it may show another post now. */
  recognise(item: Element): void;
  /** At once: a link outside all posts leads elsewhere now, perhaps the one that says which post the page is of. */
  recogniseAll(): void;
  /** Before the next paint: `item` is new, or (`isTouched`) something in it changed. Cheap when nothing did. */
  look(item: Element, isTouched: boolean): void;
  /** Posts left the page. */
  left(): void;
  /** Once a second while the page can be seen, and when it comes to the front. */
  sweep(): void;
  isOurs(node: Node): boolean;
  /** The person may have marked something. */
  marked(): void;
};

export type Feed = {
  /** Looks at every post of the page again. */
  lookAgain(): void;
  stop(): void;
};

export function watchFeed(site: Pick<Site, "items" | "ready">, listener: FeedListener): Feed {
  const known = new WeakSet<Element>();
  /** With whether something in them changed. */
  const waiting = new Map<Element, boolean>();
  const stopping = new AbortController();
  const { signal } = stopping;
  let isIdle = false;
  let isOpen = false;
  let frame: number | undefined;

  const observer = new MutationObserver((records) => {
    if (!isOpen) {
      open();
      return;
    }
    let someLeft = false;
    let someLinkChanged = false;
    for (const record of records) {
      someLinkChanged ||= record.type === "attributes" && itemAround(record.target) === undefined;
      someLeft ||= [...record.removedNodes].some((node) => node instanceof Element && !listener.isOurs(node));
      collect(record);
    }
    if (someLeft) listener.left();
    if (someLinkChanged) listener.recogniseAll();
    // Reading may take more than one frame; until then no chip must stand at another post than its own.
    for (const item of waiting.keys()) listener.recognise(item);
    work();
  });

  function collect({ type, target, addedNodes }: MutationRecord): void {
    const added = [...addedNodes].filter((node) => node instanceof Element && !listener.isOurs(node));
    if (type === "childList" && added.length === 0) return;
    const around = itemAround(target);
    if (around) waiting.set(around, true);
    // Comments come into a post that is there already, and are posts of their own.
    for (const node of added) {
      if (node instanceof Element) site.items(node).forEach((item) => waiting.set(item, true));
    }
  }

  function itemAround(node: Node): Element | undefined {
    let element = node instanceof Element ? node : node.parentElement;
    while (element && !known.has(element)) element = element.parentElement;
    return element ?? undefined;
  }

  function work(): void {
    const end = performance.now() + SLICE;
    for (const [item, isTouched] of waiting) {
      waiting.delete(item);
      if (!item.isConnected) continue;
      known.add(item);
      listener.look(item, isTouched);
      if (performance.now() > end) break;
    }
    if (waiting.size > 0) {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        work();
      });
    }
  }

  function lookAgain(): void {
    if (!isOpen) return;
    for (const item of site.items(document)) waiting.set(item, waiting.get(item) ?? false);
    work();
  }

  function sweep(): void {
    if (document.visibilityState !== "visible") return;
    open();
    listener.sweep();
    lookAgain();
  }

  /** Begins once the page's own scripts have taken over: before that, an element of ours could break them. */
  function open(): void {
    if (isOpen || !isIdle || !site.ready(document)) return;
    isOpen = true;
    lookAgain();
  }

  function becomeIdle(): void {
    isIdle = true;
    if (!signal.aborted) open();
  }

  function whenLoaded(): void {
    requestIdleCallback(becomeIdle, { timeout: IDLE_TIMEOUT });
  }
  if (document.readyState === "complete") whenLoaded();
  else addEventListener("load", whenLoaded, { once: true, signal });

  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    // A list that reuses its elements changes where the links of a post lead.
    attributes: true,
    attributeFilter: ["href"],
  });
  const timer = setInterval(sweep, SWEEP_INTERVAL);
  document.addEventListener("visibilitychange", sweep, { signal });
  for (const type of ["pointerup", "keyup"])
    addEventListener(type, listener.marked, { capture: true, signal });

  return {
    lookAgain,
    stop() {
      stopping.abort();
      observer.disconnect();
      clearInterval(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
      waiting.clear();
    },
  };
}
