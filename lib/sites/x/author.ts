/** Who wrote a post. Three witnesses (name block, handle links, address) must not contradict each other. */
import type { Layer } from "../site.ts";
import type { Found } from "../found.ts";
import { distinct, oneLine, only, textOf } from "../dom.ts";
import { handleLabel, parseAddress, sameHandle } from "./address.ts";
import { labelsIn, type Item } from "./item.ts";
import { ADDRESS, AVATAR, AVATAR_PREFIX, FOLLOW, NAME_BLOCK, VERIFIED } from "./selectors.ts";

const MAX_NAME_LENGTH = 300; // as in lib/mention.ts, which would bring zod into the page

/** The header of a post: the links to its author that a reader sees. */
export type Header = {
  readonly handle: Found<string>;
  readonly name: Found<string> | undefined;
  readonly links: readonly Element[];
  readonly verified: Found<boolean> | undefined;
  readonly id: Found<string> | undefined;
};

/**
 * The header of `item`; `undefined` when nobody or more than one may be the author, or when the post's own address
 * names someone else.
 * @param addressed the handle in the post's own address
 * @param words elements that hold text written by people, whose links say nothing about the author
 */
export function readHeader(
  item: Item,
  addressed: string | undefined,
  words: readonly Element[],
): Header | undefined {
  const links = profileLinks(item, words);
  const blocks = item.own(NAME_BLOCK).filter((block) => links.some(({ link }) => block.contains(link)));
  const inBlocks = links.filter(({ link }) => blocks.some((block) => block.contains(link)));
  const hooked = distinct(inBlocks.map((found) => found.handle.toLowerCase()));
  const handle = addressed ?? inBlocks[0]?.handle ?? onlyLabelled(links);
  if (
    handle === undefined ||
    hooked.length > 1 ||
    (hooked[0] !== undefined && !sameHandle(hooked[0], handle))
  ) {
    return undefined;
  }
  const ofAuthor = links.filter((found) => sameHandle(found.handle, handle));
  const labelled = ofAuthor.some((found) => found.label !== undefined);
  const header = headerLinks(inBlocks.length > 0 ? inBlocks : ofAuthor);
  return {
    handle: { value: handle, layer: hooked.length > 0 ? "hook" : labelled ? "semantic" : "address" },
    name:
      header.name === ""
        ? undefined
        : { value: header.name, layer: inBlocks.length > 0 ? "hook" : header.layer },
    links: header.links,
    verified: readVerified(blocks),
    id: readNumericId(item, handle),
  };
}

type ProfileLink = {
  readonly link: Element;
  readonly handle: string;
  /** The text of the link apart from the handle. */
  readonly name: string;
  /** The element in the link, or the link itself, whose text is "@handle". */
  readonly label: Element | undefined;
};

/** Links to a profile with something to read in them, outside what people wrote. */
function profileLinks(item: Item, words: readonly Element[]): ProfileLink[] {
  return item.own(ADDRESS).flatMap((link) => {
    const address = parseAddress(link.getAttribute("href"));
    if (address?.kind !== "profile" || words.some((element) => element.contains(link))) {
      return [];
    }
    const labels = labelsIn(link).filter((label) =>
      sameHandle(handleLabel(label.textContent), address.handle),
    );
    const name = oneLine(textOf(link, (inner) => labels.includes(inner) || isBox(inner)));
    const label = labels[0];
    if (label === undefined && name === "") {
      return [];
    }
    return [{ link, handle: address.handle, name: label === link ? "" : name, label }];
  });
}

/** An affiliate's badge inside the name. */
function isBox(inner: Element): boolean {
  return inner.getAttribute("role") === "link";
}

/** Without an address: the handle that all "@name" links of the item agree on. */
function onlyLabelled(links: readonly ProfileLink[]): string | undefined {
  const handle = only(links.filter(({ label }) => label).map((found) => found.handle.toLowerCase()));
  return links.find((found) => sameHandle(found.handle, handle))?.handle;
}

/**
 * The name link and the handle link that belong together: in 2021 one link held both, since then they share a block.
 * A repost line or a reply line can link to the same person, farther away from the handle or with no name.
 */
function headerLinks(links: readonly ProfileLink[]): { name: string; links: Element[]; layer: Layer } {
  const named = links.filter(({ name }) => name !== "");
  const pairs = links.flatMap((handle) =>
    handle.label ? named.map((name) => ({ name, handle, distance: distance(name.link, handle.link) })) : [],
  );
  pairs.sort((a, b) => a.distance - b.distance);
  const [nearest, next] = pairs;
  if (nearest) {
    const isClear = !next || next.distance > nearest.distance || next.name.name === nearest.name.name;
    const found = [nearest.name.link, nearest.handle.link];
    return { name: isClear ? withinLimit(nearest.name.name) : "", links: found, layer: "semantic" };
  }
  const name = withinLimit(only(named.map((found) => found.name)) ?? "");
  return { name, links: links.map(({ link }) => link), layer: "address" };
}

function withinLimit(name: string): string {
  return name.length <= MAX_NAME_LENGTH ? name : "";
}

/** Steps up from `b` to the first element that also holds `a`. */
function distance(a: Element, b: Element): number {
  let steps = 0;
  for (let element: Element | null = b; element && !element.contains(a); element = element.parentElement) {
    steps += 1;
  }
  return steps;
}

/** Only the hook tells: without it the badge cannot be told from the padlock of a protected account. */
function readVerified(blocks: readonly Element[]): Found<boolean> | undefined {
  const value = blocks.some((block) => block.querySelector(VERIFIED) !== null);
  return blocks.length > 0 ? { value, layer: "hook" } : undefined;
}

/** X shows the numeric id on a follow button; its label, in any language, says whose it is. */
function readNumericId(item: Item, handle: string): Found<string> | undefined {
  const ids = item.own(FOLLOW).flatMap((button) => {
    const [id = ""] = (button.getAttribute("data-testid") ?? "").split("-", 1);
    const people = (button.getAttribute("aria-label") ?? "").match(/@\w+/g) ?? [];
    return /^\d+$/.test(id) && people.length === 1 && sameHandle(people[0]?.slice(1), handle) ? [id] : [];
  });
  const id = only(ids);
  return id === undefined ? undefined : { value: id, layer: "hook" };
}

/** Handles that avatars of `item` are marked with. */
export function avatarHandles(item: Item): string[] {
  return item
    .own(AVATAR)
    .map((avatar) => (avatar.getAttribute("data-testid") ?? "").slice(AVATAR_PREFIX.length));
}
