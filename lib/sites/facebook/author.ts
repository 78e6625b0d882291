/** Who wrote a post. Witnesses: its heading, the portraits in it, and the owner of its address. */
import type { Found } from "../found.ts";
import type { Layer } from "../site.ts";
import { distinct, outermost } from "../dom.ts";
import { isNumeric, mayBeSame, sameHandle } from "./address.ts";
import {
  HEADINGS,
  itemOf,
  nameIn,
  namesProfile,
  partsOf,
  profileLinks,
  type Item,
  type ProfileLink,
} from "./item.ts";
import { ADDRESS, NAME_HOOK } from "./selectors.ts";

const MAX_NAME_LENGTH = 300; // as in lib/mention.ts, which would bring zod into the page

export type Header = {
  /** The heading, or the link, that names the author. */
  readonly element: Element;
  readonly handle: Found<string>;
  readonly name: Found<string> | undefined;
  /** Handles of everybody that the heading names: "Ann is with Bo", "Ann ▶ Larkfield". */
  readonly named: readonly string[];
  /** Elements that hold stories of other people, shared in this post. */
  readonly foreign: readonly Element[];
  /** The item without what is in `foreign`. */
  readonly item: Item;
  /** Portraits of other people are shown: something in the item is not the author's. */
  readonly isMixed: boolean;
};

/** The header of a post; `undefined` when it is not certain which heading is the post's own or whom it names. */
export function readHeader(whole: Item): Header | undefined {
  const headings = outermost(whole.own(HEADINGS).filter((heading) => namesProfile(heading)));
  const own = ownHeading(whole, headings);
  const foreign = own
    ? headings.filter((heading) => heading !== own).map((heading) => borderOf(heading, whole, own))
    : [];
  const item = foreign.length === 0 ? whole : itemOf(whole.element, outermost(foreign));
  const people = profileLinks(item.own(ADDRESS));
  const portraits = distinct(
    people.flatMap(({ isNamed, handle }) => (isNamed ? [] : [handle.toLowerCase()])),
  );
  const named = own
    ? people.filter(({ isNamed, link }) => isNamed && own.contains(link))
    : people.filter(({ isNamed, handle }) => isNamed && portraits.includes(handle.toLowerCase()));
  const author = whoOf(own, named, portraits);
  if (!author || (!own && headings.length > 0)) {
    return undefined;
  }
  const layer: Layer = own
    ? own.matches(NAME_HOOK) || own.querySelector(NAME_HOOK)
      ? "hook"
      : "semantic"
    : "address";
  return {
    element: own ?? author.link,
    handle: { value: author.handle, layer },
    name: nameOf(named, author, layer),
    named: distinct(named.map(({ handle }) => handle)),
    foreign: outermost(foreign),
    item,
    isMixed: portraits.some((handle) => !sameHandle(handle, author.handle)),
  };
}

/** The heading that the post states as its name, else the only one: shared stories have headings too. */
function ownHeading(item: Item, headings: readonly Element[]): Element | undefined {
  const labels = partsOf(item, "aria-labelledby").flatMap((part) => part ?? []);
  const stated = headings.filter((heading) =>
    labels.some((label) => label === heading || label.contains(heading) || heading.contains(label)),
  );
  const [only, ...others] = stated.length > 0 ? stated : headings;
  return others.length === 0 ? only : undefined;
}

/**
 * The one author. With several people in the heading only the portrait tells; with one, a portrait must not
 * contradict, and without any portrait the heading must be that name and nothing else.
 */
function whoOf(
  heading: Element | undefined,
  named: readonly ProfileLink[],
  portraits: readonly string[],
): ProfileLink | undefined {
  const shown = named.filter(({ handle }) => portraits.includes(handle.toLowerCase()));
  const [handle, ...others] = distinct(
    (portraits.length > 0 ? shown : named).map((person) => person.handle.toLowerCase()),
  );
  const author = named.find((person) => person.handle.toLowerCase() === handle);
  if (!author || others.length > 0) {
    return undefined;
  }
  const isWhole = heading !== undefined && nameIn(heading) === nameIn(author.link);
  return portraits.length > 0 || isWhole ? author : undefined;
}

function nameOf(named: readonly ProfileLink[], author: ProfileLink, layer: Layer): Found<string> | undefined {
  const links = named.filter(({ handle }) => sameHandle(handle, author.handle));
  const [name = "", ...others] = distinct(links.map(({ link }) => nameIn(link)));
  return others.length === 0 && name !== "" && name.length <= MAX_NAME_LENGTH
    ? { value: name, layer }
    : undefined;
}

/** The largest element around the heading of a shared story that holds nothing of what the post states as its own. */
function borderOf(heading: Element, item: Item, own: Element): Element {
  const [, message] = partsOf(item, "aria-describedby");
  const parts = message && !message.contains(heading) ? [own, message] : [own];
  let border = heading;
  for (let around = heading.parentElement; around && around !== item.element; around = around.parentElement) {
    const outer = around;
    if (parts.some((part) => outer.contains(part))) {
      break;
    }
    border = around;
  }
  return border;
}

/** Whether the owner of an address can be the author, or somebody else whom the heading names (whose page it is on). */
export function fitsOwner(header: Header, owner: string | undefined): boolean {
  return owner === undefined || header.named.some((handle) => mayBeSame(handle, owner));
}

/** A numeric profile address is also the site's own id of the person. */
export function idOf(handle: string): string | undefined {
  return isNumeric(handle) ? handle : undefined;
}
