/**
 * The text as the teacher reads it and as duplicates are recognised: nothing that tells where a row was collected.
 * The detector itself never uses this; its own scanner leaves the same things out (text/scan.ts).
 */

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** Handles, links, placeholders, retweet marks, a cut last word, agents' signatures and broken characters removed; case kept. */
export function cleanText(text: string): string {
  return text
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? " ")
    .replace(/[\u2018\u2019\u00b4`]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/https?:\s?\S*|www\.\S+|\bt\.co\/\S+|pic\.twitter\.com\S*/gi, " ")
    .replace(/\[(?:link|user|brand|email|number)\]|<\/?(?:url|user|number)>|\{link\}|__email__/gi, " ")
    .replace(/\S+@\S+\.\S+/g, " ")
    .replace(/\.?@\s?[\p{L}\p{N}_]+/gu, " ")
    .replace(/^\s*(?:RT|MT)\b[\s:]*/, " ")
    .replace(/\S*\u2026\s*$/, " ")
    .replace(/[\ufffd\u200b-\u200f\u2060\ufeff]/g, " ")
    .replace(/\s[\^*/-][A-Z]{2,3}\s*$/, " ")
    .replace(/(\p{L})\1{2,}/gu, "$1$1")
    .replace(/\d{4,}/g, " ")
    .replace(/\blink\b\s*$/, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Two texts with one key count as near duplicates and must not straddle a split. */
export function duplicateKey(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .replace(/\d+/g, "0")
    .trim()
    .slice(0, 120);
}
