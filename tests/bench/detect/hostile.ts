/** Texts that break readers: the same seed gives the same text. */

function generator(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const PIECES = [
  "a",
  "help ",
  "\ud800",
  "\udc00",
  "\u202e",
  "\u200b",
  "\u200d",
  "👩‍👩‍👧‍👦",
  "🏴",
  "😡",
  "\u0430\u0435",
  "ﷺ",
  "\0",
  "\n",
  "@",
  "#",
  "[link]",
  "[",
  "<url",
  "&amp;",
  "&",
  "http://",
  "https://a.b/",
  "…",
  "...",
  "?",
  "!",
  ":",
  ":-",
  "届",
  "か",
  "カ",
  "\u0301",
  "é",
  "İ",
  "ß",
  "1",
  "９",
  "$",
  "𝓱",
  "^JB",
  "RT ",
  " ",
  "\u00a0",
  "-",
  "'",
  "’",
  "_",
  "@@",
  "##",
  "सं",
  "ي",
] as const;

/** What kind of text a seed gives, for the table of the slowest. */
export type HostileKind =
  | "megabytes of one piece"
  | "20,000 pieces"
  | "one piece again and again"
  | "short mixture";

/** Now and then a word of megabytes. */
const HUGE_EVERY = 2_000;
const LONG_EVERY = 50;

export type Hostile = { readonly text: string; readonly kind: HostileKind };

export function hostile(seed: number): Hostile {
  const random = generator(seed);
  const pick = (): string => PIECES[Math.floor(random() * PIECES.length)] ?? "";
  if (seed % HUGE_EVERY === 0)
    return { text: (pick() || "a").repeat(1_000_000), kind: "megabytes of one piece" };
  const long = seed % LONG_EVERY === 0;
  const length = long ? 20_000 : 1 + Math.floor(random() * 120);
  if (random() < 0.2) return { text: pick().repeat(length), kind: "one piece again and again" };
  let text = "";
  for (let piece = 0; piece < length; piece++)
    text += random() < 0.1 ? String.fromCharCode(Math.floor(random() * 65_536)) : pick();
  return { text, kind: long ? "20,000 pieces" : "short mixture" };
}

export function hostileText(seed: number): string {
  return hostile(seed).text;
}
