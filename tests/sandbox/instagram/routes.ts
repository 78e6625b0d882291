/** The addresses of the sandbox's Instagram. */
export type Tab = "posts" | "reels" | "tagged";

export type Route =
  | { readonly page: "home" }
  | { readonly page: "profile"; readonly handle: string; readonly tab: Tab }
  /** A post or a reel, with the answers to a comment in its address open. Opened directly it is a page of its own, from a grid it lies over the page before it. */
  | { readonly page: "post"; readonly code: string; readonly comment?: string }
  /** The viewer that shows one reel after another. */
  | { readonly page: "reels"; readonly code: string | undefined; readonly isOpen: boolean }
  | { readonly page: "tag"; readonly tag: string }
  | { readonly page: "inbox" }
  | { readonly page: "other"; readonly path: string };

const RESERVED: ReadonlySet<string> = new Set(["accounts", "explore", "direct", "legal", "sandbox"]);

/** Reads a path with its query. Never throws. */
export function routeOf(address: string): Route {
  const path = address.split(/[?#]/, 1)[0] ?? "";
  const [first = "", second, third, fourth] = path.split("/").filter((part) => part !== "");
  if (first === "") return { page: "home" };
  if (first === "reels") return { page: "reels", code: second, isOpen: third === "comments" };
  if ((first === "p" || first === "reel") && second !== undefined) {
    return { page: "post", code: second, ...(third === "c" && fourth !== undefined && { comment: fourth }) };
  }
  if (first === "explore" && second === "tags" && third !== undefined) return { page: "tag", tag: third };
  if (first === "direct") return { page: "inbox" };
  if (RESERVED.has(first) || !/^[\w.]{1,30}$/.test(first)) return { page: "other", path };
  if ((second === "p" || second === "reel") && third !== undefined) return { page: "post", code: third };
  if (second === undefined) return { page: "profile", handle: first, tab: "posts" };
  return second === "reels" || second === "tagged"
    ? { page: "profile", handle: first, tab: second }
    : { page: "other", path };
}
