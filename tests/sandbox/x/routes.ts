/** The addresses of the X stand-in, read into what they show. */

const PROFILE_TABS = ["posts", "with_replies", "highlights", "media", "likes"] as const;
type ProfileTab = (typeof PROFILE_TABS)[number];
type NotificationTab = "all" | "priority" | "mentions";

export type Route =
  | { readonly page: "home" }
  | { readonly page: "search"; readonly query: string }
  | { readonly page: "notifications"; readonly tab: NotificationTab }
  | { readonly page: "profile"; readonly handle: string; readonly tab: ProfileTab }
  | { readonly page: "list"; readonly id: string }
  | { readonly page: "community"; readonly id: string }
  /** Posts that quote the post. */
  | { readonly page: "quotes"; readonly handle: string; readonly id: string }
  /** Messages; one conversation, or none. */
  | { readonly page: "chat"; readonly conversation: string | undefined }
  | { readonly page: "status"; readonly handle: string; readonly id: string }
  | { readonly page: "photo"; readonly handle: string; readonly id: string; readonly photo: number }
  | { readonly page: "display" }
  /** Writing a post or a reply, over the page before it. */
  | { readonly page: "compose" }
  | { readonly page: "other"; readonly path: string };

/** First parts of a path that are pages of the site and not handles. */
const reserved: ReadonlySet<string> = new Set([
  "i",
  "home",
  "explore",
  "search",
  "notifications",
  "messages",
  "settings",
  "compose",
  "hashtag",
  "intent",
]);

function statusRoute(handle: string, parts: readonly string[]): Route | undefined {
  const [id, kind, number] = parts;
  if (id === undefined || !/^\d+$/.test(id)) return undefined;
  if (kind === undefined) return { page: "status", handle, id };
  if (kind === "quotes") return { page: "quotes", handle, id };
  if ((kind === "photo" || kind === "video") && /^\d$/.test(number ?? "")) {
    return { page: "photo", handle, id, photo: Number(number) };
  }
  return undefined;
}

/** Reads a path with its query, `/search?q=orvalane&f=live`. Never throws: an unknown address is `other`. */
export function routeOf(address: string): Route {
  const url = new URL(address, "https://x.com");
  const [first = "home", second, ...rest] = url.pathname.split("/").filter((part) => part !== "");
  if (first === "home") return { page: "home" };
  if (first === "explore" || first === "search")
    return { page: "search", query: url.searchParams.get("q") ?? "" };
  if (first === "hashtag") return { page: "search", query: `#${decodeURIComponent(second ?? "")}` };
  if (first === "notifications") {
    return { page: "notifications", tab: second === "mentions" || second === "priority" ? second : "all" };
  }
  if (first === "i" && second === "lists" && rest[0] !== undefined) return { page: "list", id: rest[0] };
  if (first === "compose" && second === "post") return { page: "compose" };
  if (first === "i" && second === "communities" && rest[0] !== undefined)
    return { page: "community", id: rest[0] };
  if (first === "i" && second === "chat") return { page: "chat", conversation: rest[0] };
  if (first === "i" && second === "display") return { page: "display" };
  if (reserved.has(first) || !/^\w{1,15}$/.test(first)) return { page: "other", path: url.pathname };
  if (second === "status") {
    return statusRoute(first, rest) ?? { page: "other", path: url.pathname };
  }
  const tab = PROFILE_TABS.find((name) => name === (second ?? "posts"));
  return tab === undefined ? { page: "other", path: url.pathname } : { page: "profile", handle: first, tab };
}

/** Whether the address opens over the page before it, which stays as it is. */
export function isModal(route: Route): boolean {
  return route.page === "photo" || route.page === "display" || route.page === "compose";
}
