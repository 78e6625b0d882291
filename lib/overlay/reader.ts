/** Reads posts as the feed shows them, each once, and tells which of them deserve a chip. */
import { deservesChip, routeAt } from "./route.ts";
import { ourHandles } from "../relevance.ts";
import type { Mention } from "../mention.ts";
import type { Account } from "../settings.ts";
import type { Site } from "../sites/site.ts";
import type { Counts } from "./health.ts";

export type ReaderListener = {
  /**
   * The post now shown in `item`, before anything else is done with it; undefined when there is none.
   * @returns whether what we show at `item` does not belong to it
   */
  recognised(item: Element, key: string | undefined): boolean;
  relevant(item: Element, mention: Mention): void;
  irrelevant(item: Element): void;
  /** The person went to another page of the site. */
  moved(): void;
};

export type Reader = {
  /** Tells which post is in `item` now and reads nothing. */
  recognise(item: Element): void;
  /** Cheap when `item` still shows what it showed. @param isTouched something in it was seen to change */
  look(item: Element, isTouched: boolean): void;
  /** Reads again the posts that something changed in. */
  readChanged(): void;
  /** Takes note of our accounts, and of who the page is logged in as now. `true` when our handles changed. */
  configure(accounts: readonly Account[]): boolean;
  /** The handle that the page is logged in with. */
  viewer(): string | undefined;
  counts(): Counts;
};

export function createReader(site: Site, listener: ReaderListener): Reader {
  /** Which post was read in an element; `null` for elements that showed none. */
  let judged = new WeakMap<Element, string | null>();
  const changed = new Set<Element>();
  /** All text of the elements whose post could be read: as long as it is the same, so is the post. */
  const texts = new WeakMap<Element, string>();
  let route = routeAt(site, location.href);
  let handles: readonly string[] = [];
  let viewer: string | undefined;
  let counts = { seen: 0, read: 0 };

  function followRoute(): void {
    if (location.href === route.url.href) return;
    route = routeAt(site, location.href);
    judged = new WeakMap();
    counts = { seen: 0, read: 0 };
    listener.moved();
  }

  function read(item: Element, isNew: boolean): void {
    const reading = site.read(item, route.url);
    const isRead = "mention" in reading;
    if (isNew && (isRead || reading.skipped === "unreadable")) {
      counts = { seen: counts.seen + 1, read: counts.read + (isRead ? 1 : 0) };
    }
    if (isRead) texts.set(item, item.textContent);
    if (isRead && deservesChip(reading.mention, route, handles)) listener.relevant(item, reading.mention);
    else listener.irrelevant(item);
  }

  return {
    recognise(item) {
      listener.recognised(item, site.identify(item, route.url));
    },
    look(item, isTouched) {
      followRoute();
      const key = site.identify(item, route.url);
      const isForeign = listener.recognised(item, key);
      if (!isForeign && judged.get(item) === (key ?? null)) {
        if (isTouched || texts.get(item) !== item.textContent) changed.add(item);
        return;
      }
      judged.set(item, key ?? null);
      read(item, true);
    },
    readChanged() {
      for (const item of changed) if (item.isConnected) read(item, false);
      changed.clear();
    },
    configure(accounts) {
      viewer = site.viewer(document);
      const now = ourHandles(site.name, accounts, viewer);
      if (now.join(" ") === handles.join(" ")) return false;
      handles = now;
      judged = new WeakMap();
      return true;
    },
    viewer: () => viewer,
    counts: () => counts,
  };
}
