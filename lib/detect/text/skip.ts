/**
 * What a mention carries that says where it came from rather than what is wanted: handles, links, placeholders,
 * entities, a retweet mark, a signature, a word cut off by the site. Each function tells where to go on reading.
 */
import { DIGIT, HAN, IGNORED, KATAKANA, LETTER, SPACE, characterClasses } from "./characters.ts";

const classes = characterClasses;

/** End of the run of non-space units from `at`. */
export function skipToSpace(text: string, at: number, limit: number): number {
  let index = at;
  while (index < limit && classes[text.charCodeAt(index)] !== SPACE) index++;
  return index;
}

export function skipHandle(text: string, at: number, limit: number): number {
  let index = at;
  while (index < limit) {
    const code = text.charCodeAt(index);
    const kind = classes[code] ?? SPACE;
    if (
      kind !== LETTER &&
      kind !== DIGIT &&
      kind !== IGNORED &&
      code !== 95 &&
      !(kind >= HAN && kind <= KATAKANA)
    )
      break;
    index++;
  }
  return index;
}

const LONGEST_PLACEHOLDER = 12;
const PLACEHOLDER =
  /^(?:link|user|brand|email|number|url|mention|phone|name|handle|image|photo|video|date|time)s?$/i;

/** End of `[link]`, `<url>`, `{user}` and the like at `at`, or `at` when it is not one. */
export function skipPlaceholder(text: string, at: number, limit: number): number {
  const open = text.charCodeAt(at);
  const close = open === 91 ? "]" : open === 60 ? ">" : "}";
  const inside = text.slice(at, at + LONGEST_PLACEHOLDER).indexOf(close);
  const end = at + inside;
  if (inside < 0 || end >= limit) return at;
  return PLACEHOLDER.test(text.slice(at + 1, end)) ? end + 1 : at;
}

export function isLink(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  if (code === 104)
    return /^https?:\s?\/?\/?/i.test(text.slice(at, at + 8)) && text.slice(at, at + 9).includes(":");
  if (code === 119) return text.slice(at, at + 4).toLowerCase() === "www.";
  if (code === 116) return text.startsWith("t.co/", at);
  return code === 112 && text.startsWith("pic.twitter.com", at);
}

const ENTITY = /^&(?:amp|lt|gt|quot|#39|nbsp);/;

/** End of an HTML entity at `at`, or `at`. */
export function skipEntity(text: string, at: number): number {
  return at + (ENTITY.exec(text.slice(at, at + 7))?.[0].length ?? 0);
}

/** Where reading starts: after `RT` and the like. */
export function contentStart(text: string): number {
  return /^\s*(?:RT|MT)\b[\s:]*/.exec(text.slice(0, 16))?.[0].length ?? 0;
}

/** Where reading ends: before a cut-off last word ("wha…") or an agent's initials ("^JB"). */
export function contentEnd(text: string): number {
  const from = Math.max(0, text.length - 48);
  const tail = text.slice(from);
  const match = /\S*\u2026\s*$|\s[\^*/-][A-Z]{2,3}\s*$/.exec(tail);
  return match === null ? text.length : from + match.index;
}
