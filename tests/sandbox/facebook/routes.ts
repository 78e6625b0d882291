/** The addresses of the Facebook stand-in, read into what they show. */

const PROFILE_TABS = ["posts", "mentions"] as const;
type ProfileTab = (typeof PROFILE_TABS)[number];

export type Route =
  | { readonly page: "home" }
  | { readonly page: "search"; readonly query: string }
  | { readonly page: "group"; readonly group: string }
  | { readonly page: "profile"; readonly handle: string; readonly tab: ProfileTab }
  /** `id`: as in the address, `pfbid…` or a number. */
  | { readonly page: "post"; readonly id: string }
  | { readonly page: "photo"; readonly id: string }
  | { readonly page: "reel"; readonly id: string }
  | { readonly page: "other"; readonly path: string };

/** Reads a path with its query. Never throws: an unknown address is `other`. */
export function routeOf(address: string): Route {
  const url = new URL(address, "https://www.facebook.com");
  const [first, second, third, fourth] = url.pathname.split("/").filter((part) => part !== "");
  switch (first) {
    case undefined:
      return { page: "home" };
    case "search":
      return { page: "search", query: url.searchParams.get("q") ?? "" };
    case "groups":
      return third === "posts" && fourth !== undefined
        ? { page: "post", id: fourth }
        : { page: "group", group: second ?? "" };
    case "permalink.php":
      return { page: "post", id: url.searchParams.get("story_fbid") ?? "" };
    case "profile.php":
      return { page: "profile", handle: url.searchParams.get("id") ?? "", tab: "posts" };
    case "photo":
      return { page: "photo", id: url.searchParams.get("fbid") ?? "" };
    case "reel":
      return { page: "reel", id: second ?? "" };
    case "hashtag":
      return { page: "search", query: `#${second ?? ""}` };
    default: {
      if (second === "posts" && third !== undefined) return { page: "post", id: third };
      const tab = PROFILE_TABS.find((name) => name === (second ?? "posts"));
      return tab === undefined
        ? { page: "other", path: url.pathname }
        : { page: "profile", handle: first, tab };
    }
  }
}

/** Whether the address opens over the page before it, which stays as it is. */
export function isModal({ page }: Route): boolean {
  return page === "post" || page === "photo" || page === "reel";
}
