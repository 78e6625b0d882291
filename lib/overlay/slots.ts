/**
 * The places in the feed that chips are drawn in: one per relevant post, last child of what the site says, of one
 * fixed height from the first moment, so that an answer that comes later moves nothing.
 */
import { createIsland, guardClicks } from "./island.ts";
import type { Sight } from "./sight.ts";

/** Height of a slot in CSS pixels: a button of 24 px and room for its focus ring. */
export const SLOT_HEIGHT = 32;

/** A page that keeps throwing a slot out gets it back this often within `REPAIR_WINDOW`, then keeps its peace. */
const MAX_REPAIRS = 5;
/** In ms. */
const REPAIR_WINDOW = 10_000;

const HOST_STYLE = {
  display: "block",
  "box-sizing": "border-box",
  height: `${SLOT_HEIGHT}px`,
  "align-self": "stretch",
  "flex-shrink": "0",
  contain: "layout style",
  "container-type": "inline-size",
  // Beside the chip a click belongs to the post, as if we were not there.
  "pointer-events": "none",
} as const;

export type Slot = {
  readonly host: HTMLDivElement;
  readonly root: ShadowRoot;
  /** The page's element of the post. */
  item: Element;
  /** `Mention.key` of the post whose chip this is; empty while it has none. */
  key: string;
  /** Where its post was seen last: distance from the top of the document in CSS pixels. */
  top: number | undefined;
  /** Since when (`performance.now()`) it shows what it shows, by name. */
  face: { readonly name: string; readonly since: number };
};

export type Slots = {
  /** The slot for the post that `item` shows now; an old one for another post is emptied and used again. */
  place(item: Element, anchor: Element, key: string): Slot;
  of(item: Element): Slot | undefined;
  /** The slot whose host this is. */
  at(host: Element): Slot | undefined;
  withKey(key: string): Slot[];
  /** Takes out what is drawn: its element shows another post now, or none. */
  empty(slot: Slot): void;
  /** Removes the slot of `item`, if it has one. */
  drop(item: Element): void;
  /** Drops slots whose post is gone and puts back those that the page threw out of a post that is still there. */
  mend(anchorOf: AnchorOf): void;
  /** The same, and looks whether each is still where the site says. */
  tidy(anchorOf: AnchorOf): void;
  isOurs(node: Node): boolean;
  all(): IterableIterator<Slot>;
  removeAll(): void;
};

type AnchorOf = (item: Element) => Element | undefined;

type SlotsOptions = {
  readonly sheets: readonly CSSStyleSheet[];
  readonly sight: Sight;
  /** Takes the drawing out of a slot, timers and all, before this returns. */
  readonly clear: (slot: Slot) => void;
  readonly allows: (slot: Slot, event: MouseEvent, button: HTMLElement) => boolean;
  /** The pointer or the keyboard's focus came to what is drawn in a slot. */
  readonly approached: (slot: Slot) => void;
};

export function createSlots({ sheets, sight, clear, allows, approached }: SlotsOptions): Slots {
  const slots = new Set<Slot>();
  const byItem = new WeakMap<Element, Slot>();
  const byHost = new WeakMap<Node, Slot>();
  const repairs = new WeakMap<Element, number[]>();

  function create(item: Element, key: string): Slot {
    const { host, root } = createIsland(HOST_STYLE, sheets);
    const slot: Slot = {
      host,
      root,
      item,
      key,
      top: undefined,
      face: { name: "", since: performance.now() },
    };
    guardClicks(root, (event, button) => allows(slot, event, button));
    for (const type of ["pointerover", "focusin"]) root.addEventListener(type, () => approached(slot));
    byHost.set(host, slot);
    slots.add(slot);
    byItem.set(item, slot);
    sight.watch(host);
    return slot;
  }

  function empty(slot: Slot): void {
    clear(slot);
    // An answer that comes now for the post that was here must not be drawn.
    slot.key = "";
    slot.top = undefined;
    slot.face = { name: "", since: performance.now() };
  }

  function remove(slot: Slot): void {
    clear(slot);
    sight.unwatch(slot.host);
    slot.host.remove();
    slots.delete(slot);
    if (byItem.get(slot.item) === slot) byItem.delete(slot.item);
  }

  function mayRepair(item: Element): boolean {
    const now = performance.now();
    const recent = (repairs.get(item) ?? []).filter((at) => now - at < REPAIR_WINDOW);
    recent.push(now);
    repairs.set(item, recent);
    return recent.length <= MAX_REPAIRS;
  }

  function putRight(slot: Slot, anchorOf: AnchorOf): void {
    const anchor = slot.item.isConnected ? anchorOf(slot.item) : undefined;
    if (anchor && slot.host.parentNode === anchor) return;
    if (anchor && mayRepair(slot.item)) anchor.append(slot.host);
    else remove(slot);
  }

  return {
    place(item, anchor, key) {
      // A site that draws the outline of a post from its parts finds another element when one of them comes late.
      for (const other of slots) {
        const isNested = other.item.contains(item) || item.contains(other.item);
        if (other.key === key && other.item !== item && isNested) remove(other);
      }
      const slot = byItem.get(item) ?? create(item, key);
      if (slot.key !== key) empty(slot);
      slot.key = key;
      if (slot.host.parentNode !== anchor) anchor.append(slot.host);
      return slot;
    },
    of: (item) => byItem.get(item),
    at: (host) => byHost.get(host),
    withKey: (key) => [...slots].filter((slot) => slot.key === key),
    empty,
    drop(item) {
      const slot = byItem.get(item);
      if (slot) remove(slot);
    },
    mend(anchorOf) {
      for (const slot of slots) {
        if (!slot.item.isConnected || !slot.item.contains(slot.host)) putRight(slot, anchorOf);
      }
    },
    tidy(anchorOf) {
      for (const slot of slots) putRight(slot, anchorOf);
    },
    isOurs: (node) => byHost.has(node),
    all: () => slots.values(),
    removeAll: () => slots.forEach(remove),
  };
}
