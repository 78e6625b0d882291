/**
 * Cuts a text as the site does before it shows it: handles, hashtags and addresses become links, emoji become images.
 */
export type Token =
  | { readonly kind: "words" | "emoji" | "hashtag"; readonly value: string }
  | { readonly kind: "handle"; readonly value: string }
  | { readonly kind: "link"; readonly value: string };

const PATTERN =
  /(?<link>https:\/\/[^\s"]+)|(?<![\w@])@(?<handle>\w{1,15})|(?<!\w|&)(?<hashtag>#[\p{L}\p{N}_]+)|(?<emoji>\p{RGI_Emoji})/gv;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > end) tokens.push({ kind: "words", value: text.slice(end, match.index) });
    const { link, handle, hashtag, emoji } = match.groups ?? {};
    if (link !== undefined) tokens.push({ kind: "link", value: link });
    else if (handle !== undefined) tokens.push({ kind: "handle", value: handle });
    else if (hashtag !== undefined) tokens.push({ kind: "hashtag", value: hashtag });
    else if (emoji !== undefined) tokens.push({ kind: "emoji", value: emoji });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: "words", value: text.slice(end) });
  return tokens;
}

/** What X leaves visible of an address; the rest of it is in the page but hidden. */
const VISIBLE_LINK_LENGTH = 27;

/** The parts of a shown address: `https://` and `tail` are in the page but invisible; an ellipsis follows a tail. */
export function linkParts(address: string): { scheme: string; shown: string; tail: string } {
  const rest = address.slice("https://".length);
  return {
    scheme: "https://",
    shown: rest.slice(0, VISIBLE_LINK_LENGTH),
    tail: rest.slice(VISIBLE_LINK_LENGTH),
  };
}

/** The short address that the site puts in the place of a link. */
export function shortAddress(address: string): string {
  return `https://t.co/${hash(address).toString(36).padStart(7, "0").slice(0, 10)}`;
}

/** FNV-1a, 32 bit: a small stable number for a text, so that the sandbox looks the same at every start. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
