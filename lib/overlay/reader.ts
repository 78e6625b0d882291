/** Reads posts as the feed shows them, each once, and tells which of them deserve a chip. */
import { deservesChip, routeAt } from "./route.ts";
import { ourHandles } from "../relevance.ts";
import type { Mention, Surface } from "../mention.ts";
import type { Account } from "../settings.ts";
import type { Reading, Site, Unmarked } from "../sites/site.ts";

export type ReaderListener = {
  /** The key of the post that we show something for at `item`; empty where that was taken out; undefined without a place there. */
  shownAt(item: Element): string | undefined;
  /** What we show at `item` belongs to a post that is no longer there. */
  foreign(item: Element): void;
  relevant(item: Element, mention: Mention): void;
  irrelevant(item: Element): void;
  /** What a post that was not judged before came to. */
  counted(item: Element, reading: Exclude<Reading, Unmarked>): void;
  /** The person went to another page of the site. */
  moved(to: Surface): void;
};

export type Reader = {
  /** Tells which post is in `item` now and reads nothing. */
  recognise(item: Element): void;
  /** Cheap when `item` still shows what it showed. @param isTouched something in it was seen to change */
  look(item: Element, isTouched: boolean): void;
  /** Reads the private message that the person has just marked something in. */
  readMarked(): void;
  /** Reads again the posts that something changed in. */
  readChanged(): void;
  /** Takes note of our accounts, and of who the page is logged in as now. `true` when our handles changed. */
  configure(accounts: readonly Account[]): boolean;
  /** The handle that the page is logged in with. */
  viewer(): string | undefined;
  /** What the page is, where it was last looked at. */
  surface(): Surface;
  /** Takes every post for a new one. */
  startOver(): void;
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

  function followRoute(): void {
    if (location.href === route.url.href) return;
    route = routeAt(site, location.href);
    judged = new WeakMap();
    listener.moved(route.page.surface);
  }

  /** Takes up the first reading of the post that is in `item` now. */
  function judge(item: Element, key: string | undefined, reading: Reading): void {
    judged.set(item, key ?? null);
    clear(item, key);
    if (!isUnmarked(reading)) listener.counted(item, reading);
    show(item, reading);
  }

  function show(item: Element, reading: Reading): void {
    const isRead = "mention" in reading;
    if (isRead || isUnmarked(reading)) texts.set(item, item.textContent);
    // What a person marked in a private message stays when they mark something else.
    if (isUnmarked(reading) && listener.shownAt(item) !== "") return;
    if (isRead && deservesChip(reading.mention, route, handles)) listener.relevant(item, reading.mention);
    else listener.irrelevant(item);
  }

  /** @returns whether what we show at `item` does not belong to the post with `key`, which is in it now */
  function clear(item: Element, key: string | undefined): boolean {
    const shown = listener.shownAt(item);
    if (shown === undefined || shown === key) return false;
    listener.foreign(item);
    return true;
  }

  return {
    recognise(item) {
      // Most of what changes has nothing of ours in it, and telling a post from its element costs half a reading.
      if (listener.shownAt(item) === undefined) return;
      const key = site.identify(item, route.url);
      // In an advertisement or a grey box not even an empty place of ours may be left.
      if (key === undefined) listener.irrelevant(item);
      else clear(item, key);
    },
    look(item, isTouched) {
      followRoute();
      const before = judged.get(item);
      if (before === undefined) {
        const reading = site.read(item, route.url);
        const key = "mention" in reading ? reading.mention.key : site.identify(item, route.url);
        judge(item, key, reading);
        return;
      }
      const key = site.identify(item, route.url);
      if (clear(item, key) || before !== (key ?? null)) judge(item, key, site.read(item, route.url));
      else if (isTouched || texts.get(item) !== item.textContent) changed.add(item);
    },
    readMarked() {
      if (route.page.surface !== "messages") return;
      const marked = getSelection()?.anchorNode ?? null;
      for (const item of site.items(document))
        if (item.contains(marked)) show(item, site.read(item, route.url));
    },
    readChanged() {
      for (const item of changed) if (item.isConnected) show(item, site.read(item, route.url));
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
    surface: () => route.page.surface,
    startOver() {
      judged = new WeakMap();
    },
  };
}

function isUnmarked(reading: Reading): reading is Unmarked {
  return "skipped" in reading && reading.skipped === "unmarked";
}
