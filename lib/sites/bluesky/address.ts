/** Bluesky's URL grammar: written after sources of 2023-05 to 2026-08. */
import type { Surface } from "../../mention.ts";

export type Address = {
  /** A handle, or an account's lasting id (`did:…`). */
  readonly actor: string;
  /** The post's record key. */
  readonly key: string | undefined;
  readonly rest: string | undefined;
};

/** A domain name; as long as lib/mention.ts takes. */
const HANDLE = /^(?=.{4,100}$)[a-z\d](?:[a-z\d-]*\.)+[a-z][a-z\d-]*$/i;
/** A record key made of its moment: https://atproto.com/specs/tid */
const MOMENT_KEY = /^[2-7a-j][2-7a-z]{12}$/;
const DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
const FIRST_MOMENT = Date.UTC(2022, 10);
const LAST_MOMENT = Date.UTC(2100, 0);

export function isHandle(text: string): boolean {
  return HANDLE.test(text);
}

/** What `url` shows. */
export function surfaceOf(url: URL): Surface {
  const [first = "", , third] = segments(url.pathname);
  if (first === "profile") {
    return third === undefined ? "profile" : (UNDER_PROFILE.get(third) ?? "other");
  }
  return PAGES.get(first) ?? "other";
}

const PAGES: ReadonlyMap<string, Surface> = new Map([
  ["", "home"],
  ["search", "search"],
  ["hashtag", "search"],
  ["notifications", "notifications"],
  ["messages", "messages"],
]);
const UNDER_PROFILE: ReadonlyMap<string, Surface> = new Map([
  ["post", "status"],
  ["feed", "list"],
  ["lists", "list"],
]);

function segments(path: string): string[] {
  return (path.split(/[?#]/, 1)[0] ?? "").split("/").filter((segment) => segment !== "");
}

/** `/profile/ACTOR` and `/profile/ACTOR/post/KEY`, with what may follow. */
export function parseAddress(href: string): Address | undefined {
  const path = href.replace(/^https:\/\/bsky\.app(?=\/)/, "");
  const [first, actor, post, key, rest] = path.startsWith("/") ? segments(path) : [];
  if (first !== "profile" || actor === undefined || !(isHandle(actor) || actor.startsWith("did:"))) {
    return undefined;
  }
  return { actor, key: post === "post" ? key : undefined, rest: post === "post" ? rest : post };
}

/** The account of a profile or post, the words of a search, `#word` of a tag's page. */
export function subjectOf(url: URL): string | undefined {
  const [first, second] = segments(url.pathname);
  if (first === "search") {
    return url.searchParams.get("q") ?? undefined;
  }
  return first === "hashtag" && second !== undefined ? `#${second}` : parseAddress(url.pathname)?.actor;
}

/** When the key was made, ISO 8601: its first 53 of 63 bits are microseconds since 1970. */
export function momentOf(key: string): string | undefined {
  if (!MOMENT_KEY.test(key)) {
    return undefined;
  }
  let bits = 0n;
  for (const digit of key) {
    bits = bits * 32n + BigInt(DIGITS.indexOf(digit));
  }
  const moment = Number((bits >> 10n) / 1000n);
  return moment >= FIRST_MOMENT && moment < LAST_MOMENT ? new Date(moment).toISOString() : undefined;
}
