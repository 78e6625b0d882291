/** Who speaks in an item. Two witnesses, the name and the picture, must not contradict each other. */
import { distinct, outermost } from "../dom.ts";
import type { Found } from "../found.ts";
import { parseAddress, sameHandle } from "./address.ts";
import { portraitOf } from "./item.ts";
import { ADDRESS, BADGE, DIRECTED, LINK_HOOK } from "./selectors.ts";

export type Speaker = {
  readonly handle: Found<string>;
  /** The elements that show the handle, each as a whole. A post in a list shows it twice. */
  readonly names: readonly Element[];
  readonly verified: Found<boolean>;
};

/**
 * The speaker of `item`; `undefined` when nobody or more than one may be. Instagram shows handles only: what a link to
 * a profile says is the handle, and in what people write it is "@handle".
 */
export function readSpeaker(item: Element): Speaker | undefined {
  const links = [...item.querySelectorAll(ADDRESS)];
  const named = links.filter((link) => labelOf(link) !== undefined);
  const pictured = distinct(links.flatMap((link) => portraitOf(link)?.toLowerCase() ?? []));
  const [shown, ...strangers] = distinct([
    ...named.map((link) => labelOf(link)?.toLowerCase() ?? ""),
    ...pictured,
  ]);
  if (shown === undefined || strangers.length > 0) {
    return undefined;
  }
  const [first] = named;
  const names = first ? outermost(named) : elementsSaying(item, shown);
  if (names.length === 0) {
    return undefined;
  }
  const handle = (first && labelOf(first)) ?? shown;
  const isHooked = named.some((link) => link.matches(LINK_HOOK) && link.querySelector(DIRECTED) !== null);
  return {
    handle: { value: handle, layer: isHooked ? "hook" : first ? "semantic" : "address" },
    names,
    verified: { value: named.some((link) => link.querySelector(BADGE) !== null), layer: "semantic" },
  };
}

/** The handle that `link` shows, when it is the one that it leads to. */
export function labelOf(link: Element): string | undefined {
  const address = parseAddress(link.getAttribute("href"));
  return address?.kind === "profile" && sameHandle(spoken(link), address.handle) ? address.handle : undefined;
}

/** The outermost elements in `item` whose whole text is `handle`: the name, where it is no link. */
function elementsSaying(item: Element, handle: string): Element[] {
  return outermost([...item.querySelectorAll("*")].filter((element) => sameHandle(spoken(element), handle)));
}

/** The text of `element` without the title of a badge in it. */
function spoken(element: Element): string {
  const titles = [...element.querySelectorAll("svg")].map((svg) => svg.textContent).join("");
  const text = element.textContent;
  return (titles === "" ? text : text.replace(titles, "")).trim();
}
