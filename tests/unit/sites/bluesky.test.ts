// @vitest-environment jsdom
import { describe, expect, test } from "vitest";

import { bluesky } from "../../../lib/sites/bluesky.ts";
import {
  expectedPage,
  inventedPage,
  inventedPages,
  mentionIn,
  parsePage,
  testSite,
} from "../../contract/site.ts";

const names = inventedPages(bluesky);

for (const name of names) {
  testSite(bluesky, name);
}

describe("Bluesky without a single data-testid", () => {
  test("reads the posts of a list that name nobody, and nothing wrongly", () => {
    const { url, mentions } = expectedPage("bluesky", "home");
    const page = inventedPage("bluesky", "home");
    page.querySelectorAll("[data-testid]").forEach((element) => element.removeAttribute("data-testid"));
    const read = bluesky.items(page).flatMap((item) => mentionIn(bluesky.read(item, new URL(url))));
    expect(read).toEqual(mentions.filter(({ mentionedHandles }) => mentionedHandles.length === 0));
  });
});

describe("Bluesky withholds rather than guesses", () => {
  test.each([
    ["a hook that names another person", "data-testid", "feedItem-by-jo-penn.example"],
    ["a key that is no moment", "href", "/profile/mira.bsky.social/post/zzzzzzzzzzzzz"],
    ["an address of another person", "href", "/profile/jo-penn.example/post/3lyuu6xkqe22b"],
  ])("a post with %s is not read", (_, attribute, value) => {
    const page = inventedPage("bluesky", "home");
    const [item] = bluesky.items(page);
    const changed = attribute === "href" ? item?.querySelector("[data-tooltip]") : item;
    expect(item && bluesky.read(item, new URL("https://bsky.app/"))).toHaveProperty("mention");
    changed?.setAttribute(attribute, value);
    expect(item && bluesky.read(item, new URL("https://bsky.app/"))).toEqual({ skipped: "unreadable" });
  });

  test("never throws, on markup of any shape", () => {
    for (const shape of [
      '<div data-testid="feedItem-by-"></div>',
      '<div data-testid="feedItem-by-a.b"><a href="/profile/a.b/post/" aria-label></a></div>',
      '<div role="link"><a href="/profile/did:plc:x/post/3lyuu6xkqe22b" data-tooltip=x>1h</a></div>',
    ]) {
      for (const item of bluesky.items(parsePage(shape))) {
        expect(bluesky.read(item, new URL("https://bsky.app/"))).toEqual({ skipped: "unreadable" });
      }
    }
  });
});

describe("Bluesky's addresses", () => {
  test.each([
    ["/", "home", undefined],
    ["/search?q=larkfield%20late", "search", "larkfield late"],
    ["/hashtag/larkfield", "search", "#larkfield"],
    ["/notifications", "notifications", undefined],
    ["/profile/larkfield.example", "profile", "larkfield.example"],
    ["/profile/larkfield.example/post/3lyuu6xkqe22b", "status", "larkfield.example"],
    ["/profile/larkfield.example/lists/3k", "list", "larkfield.example"],
    ["/profile/larkfield.example/followers", "other", "larkfield.example"],
    ["/settings", "other", undefined],
  ])("%s is %s of %s", (address, surface, subject) => {
    const url = new URL(address, "https://bsky.app");
    expect(bluesky.surface(url)).toBe(surface);
    expect(bluesky.subject(url)).toBe(subject);
  });
});
