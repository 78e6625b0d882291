/** The source of a page, a tag at a time, for finding what it holds without a DOM. */

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|([^<]+)/g;
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const RAW = /<(script|style|noscript|template|svg)\b[^>]*>[\s\S]*?<\/\1>/gi;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** A tag, or the `words` between two. */
export type Token = {
  /** In lower case; empty for words. */
  readonly tag: string;
  readonly attributes: string;
  readonly words: string | undefined;
  readonly isEnd: boolean;
  /** Has nothing inside: `<br>`, `<path/>`. */
  readonly isLeaf: boolean;
};

/** Every tag and text of `html` in order, without scripts, styles and drawings. */
export function* tokensIn(html: string): Generator<Token> {
  for (const [, closing, name = "", attributes = "", words] of html.replace(RAW, "").matchAll(TOKEN)) {
    if (name === "" && words === undefined) {
      continue; // A comment.
    }
    const tag = name.toLowerCase();
    yield {
      tag,
      attributes,
      words: words === undefined ? undefined : decoded(words),
      isEnd: closing === "/",
      isLeaf: VOID.has(tag) || attributes.endsWith("/"),
    };
  }
}

/** The value of one attribute of a token. */
export function attribute(attributes: string, name: string): string | undefined {
  const [, quoted, single] = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = quoted ?? single;
  return value === undefined ? undefined : decoded(value);
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return name === undefined ? String.fromCodePoint(code) : (ENTITIES[name] ?? whole);
  });
}
