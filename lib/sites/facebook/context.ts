/** What stands around the words of a post: the story that it shares, its pictures. */
import type { QuotedPost } from "../../mention.ts";
import type { Found } from "../found.ts";
import { distinct, outermost, textOf } from "../dom.ts";
import type { Header } from "./author.ts";
import {
  addressOf,
  HEADINGS,
  itemOf,
  nameIn,
  namesProfile,
  postOf,
  profileLinks,
  type Item,
} from "./item.ts";
import { ADDRESS, BUTTON, MESSAGE_HOOK, PICTURE } from "./selectors.ts";

const MAX_NAME_LENGTH = 300; // as in lib/mention.ts, which would bring zod into the page
const MAX_TEXT_LENGTH = 25_000;

/** The one shared story; withheld when there are several (friends who shared the same post) or its author is not certain. */
export function readQuoted({ foreign }: Header): Found<QuotedPost> | undefined {
  const [border, ...others] = foreign;
  if (!border || others.length > 0) {
    return undefined;
  }
  const item = itemOf(border);
  const headings = border.matches(HEADINGS)
    ? [border]
    : outermost(item.own(HEADINGS)).filter((each) => namesProfile(each));
  const people = profileLinks(item.own(ADDRESS));
  const named = people.filter(
    ({ isNamed, link }) => isNamed && headings.some((heading) => heading.contains(link)),
  );
  const [handle, ...more] = distinct(named.map((person) => person.handle));
  const isContradicted = people.some((person) => !person.isNamed && person.handle !== handle);
  if (headings.length !== 1 || handle === undefined || more.length > 0 || isContradicted) {
    return undefined;
  }
  const name = nameIn(named[0]?.link ?? border);
  const bodies = outermost(item.own(MESSAGE_HOOK));
  const text = bodies.length === 1 && bodies[0] ? textOf(bodies[0], (inner) => inner.matches(BUTTON)) : "";
  const ids = distinct(
    item.own(ADDRESS).flatMap((link) => (isOwnAddress(link) ? (postOf(link)?.id ?? []) : [])),
  );
  return {
    value: {
      ...(ids.length === 1 && ids[0] !== undefined ? { id: ids[0] } : {}),
      author: { handle, name: name.length <= MAX_NAME_LENGTH ? name : "" },
      text: text.slice(0, MAX_TEXT_LENGTH),
    },
    layer: "semantic",
  };
}

function isOwnAddress(link: Element): boolean {
  return link.querySelector(PICTURE) === null && link.textContent.trim() !== "";
}

/** Pictures and videos of the post itself. Emoji are pictures too, but no links. */
export function readHasMedia(item: Item): Found<true> | undefined {
  if (item.own("video").length > 0) {
    return { value: true, layer: "semantic" };
  }
  return item.own(ADDRESS).some((link) => isMedia(link)) ? { value: true, layer: "address" } : undefined;
}

function isMedia(link: Element): boolean {
  const kind = addressOf(link)?.kind;
  return (kind === "photo" || kind === "video") && link.querySelector(PICTURE) !== null;
}
