// @vitest-environment jsdom
import { describe, expect, test } from "vitest";

import { x } from "../../../lib/sites/x.ts";
import {
  expectedPage,
  inventedPage,
  inventedPages,
  mentionIn,
  parsePage,
  testSite,
} from "../../contract/site.ts";

const names = inventedPages(x);

for (const name of names) {
  testSite(x, name);
}

const HOME = new URL("https://x.com/home");
const OWN_ADDRESS = "/mira_oakes/status/1905000000000000001";

/** Changes to a readable post that make it impossible to tell whose or what it is. */
const CONTRADICTIONS: Record<string, (post: Element) => void> = {
  "two addresses": (post) => post.append(linkedTime(post, "/other_one/status/99")),
  "two times": (post) => post.append(linkedTime(post, OWN_ADDRESS)),
  "a header that names another person": (post) =>
    post.querySelectorAll('[href="/mira_oakes"]').forEach((link) => link.setAttribute("href", "/jo_penn")),
  "a time that is none": (post) =>
    post.querySelector("time")?.setAttribute("datetime", "2026-02-30T00:00:00.000Z"),
  "no link to its author": (post) =>
    post.querySelectorAll('[href="/mira_oakes"]').forEach((link) => link.removeAttribute("href")),
  "two texts": (post) => post.append(make(post, "div", { lang: "en", dir: "auto" })),
};

function linkedTime(post: Element, href: string): Element {
  const link = make(post, "a", { href });
  link.append(make(post, "time", { datetime: "2026-01-01T00:00:00.000Z" }));
  return link;
}

function make(near: Element, tag: string, attributes: Record<string, string>): Element {
  const element = near.ownerDocument.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

describe("X without a single data-testid", () => {
  test.each(names)("%s: reads the same posts, without the badges that only a hook tells", (name) => {
    const { url, mentions } = expectedPage("x", name);
    const page = withoutHooks(inventedPage("x", name));
    const read = x.items(page).flatMap((item) => mentionIn(x.read(item, new URL(url))));
    expect(read.map(essence)).toEqual(mentions.map(essence));
  });

  test("takes a post without a time for an advertisement only where other posts have one", () => {
    const page = withoutHooks(inventedPage("x", "home"));
    const skipped = (): string[] =>
      x.items(page).flatMap((item) => {
        const reading = x.read(item, HOME);
        return "skipped" in reading ? [reading.skipped] : [];
      });
    expect(skipped()).toEqual(["promoted", "placeholder"]);
    page.querySelectorAll("[datetime]").forEach((time) => time.removeAttribute("datetime"));
    expect(skipped().filter((reason) => reason === "unreadable")).toHaveLength(7);
  });
});

describe("X withholds rather than guesses", () => {
  test("a post whose quote lost its border is not given the quoted words", () => {
    const { url, mentions } = expectedPage("x", "home");
    const page = inventedPage("x", "home");
    page
      .querySelectorAll('[role="link"][tabindex]:not([href])')
      .forEach((box) => box.replaceWith(...box.childNodes));
    page
      .querySelectorAll("[aria-labelledby]")
      .forEach((element) => element.removeAttribute("aria-labelledby"));
    const readings = x.items(page).map((item) => x.read(item, new URL(url)));
    const read = readings.flatMap(mentionIn);
    expect(read.map(({ id }) => id)).toEqual(mentions.filter(({ quoted }) => !quoted).map(({ id }) => id));
    expect(
      readings.filter((reading) => "skipped" in reading && reading.skipped === "unreadable"),
    ).toHaveLength(2);
  });

  test("a post that names its own parts is still told from a quote without a border", () => {
    const { url, mentions } = expectedPage("x", "home");
    const page = inventedPage("x", "home");
    page
      .querySelectorAll('[role="link"][tabindex]:not([href])')
      .forEach((box) => box.replaceWith(...box.childNodes));
    const read = x.items(page).flatMap((item) => mentionIn(x.read(item, new URL(url))));
    const expected = mentions.filter(({ text }) => text !== "");
    expect(read.map(({ id, text }) => ({ id, text }))).toEqual(
      expected.map(({ id, text }) => ({ id, text })),
    );
  });

  test("a post that lost its own time is not given the time of a quote without a border", () => {
    const page = inventedPage("x", "home");
    const own = page.querySelector('[href="/jo_penn/status/1900000000000000004"]');
    const item = own?.closest("article");
    own?.replaceWith(...own.childNodes);
    expect(item && x.read(item, HOME)).toHaveProperty("mention.postedAt", "2026-09-13T08:00:00.000Z");
    item?.querySelector("[datetime]")?.removeAttribute("datetime");
    item?.querySelectorAll('[tabindex="0"]').forEach((box) => box.replaceWith(...box.childNodes));
    expect(item && x.read(item, HOME)).toEqual({ skipped: "unreadable" });
  });

  test.each(Object.entries(CONTRADICTIONS))("an item with %s is not read", (_, contradict) => {
    const page = inventedPage("x", "item");
    page.querySelector("article")?.removeAttribute("aria-labelledby");
    page.querySelectorAll("a[href*='/status/']").forEach((link) => link.setAttribute("href", OWN_ADDRESS));
    const [item] = x.items(page);
    if (!item) {
      throw new Error("The page has no item");
    }
    expect(x.read(item, HOME)).toHaveProperty("mention");
    contradict(item);
    expect(x.read(item, HOME)).toHaveProperty("skipped");
  });

  test("never throws, on markup of any shape", () => {
    const deep = `${"<div role=link tabindex=0>".repeat(400)}@who<time datetime=x></time>${"</div>".repeat(400)}`;
    const shapes = [
      "<article></article>",
      "<article role=article><article></article></article>",
      `<article><a href="//"></a><a href="https://x.com"></a><a href="/%E0%A4%A/status/1"><time datetime></time></a></article>`,
      `<article>${deep}</article>`,
      "<article><svg><a href='/a/status/1'><text>@a</text></a></svg></article>",
    ];
    for (const shape of shapes) {
      const [item] = x.items(parsePage(shape));
      expect(item && x.read(item, new URL("https://x.com/%E0%A4%A"))).toHaveProperty("skipped");
      expect(item && x.identify(item, new URL("https://x.com/"))).toBeUndefined();
    }
  });
});

describe("X's addresses", () => {
  test.each([
    ["/home", "home", undefined],
    ["/search?q=larkfield%20late&f=live", "search", "larkfield late"],
    ["/hashtag/larkfield", "search", "#larkfield"],
    ["/notifications", "notifications", undefined],
    ["/notifications/mentions", "mentions", undefined],
    ["/larkfieldhome", "profile", "larkfieldhome"],
    ["/larkfieldhome/with_replies", "profile", "larkfieldhome"],
    ["/larkfieldhome/followers", "other", "larkfieldhome"],
    ["/larkfieldhome/status/12", "status", "larkfieldhome"],
    ["/larkfieldhome/status/12/photo/1", "photo", "larkfieldhome"],
    ["/larkfieldhome/status/12/quotes", "other", "larkfieldhome"],
    ["/i/web/status/12", "status", undefined],
    ["/i/lists/12", "list", undefined],
    ["/i/communities/12", "community", undefined],
    ["/i/chat/1-2", "messages", undefined],
    ["/i/bookmarks", "other", undefined],
    ["/settings/account", "other", undefined],
    ["/", "other", undefined],
  ])("%s is %s of %s", (address, surface, subject) => {
    const url = new URL(address, "https://x.com");
    expect(x.surface(url)).toBe(surface);
    expect(x.subject(url)).toBe(subject);
  });

  test.each(["https://x.com/", "https://twitter.com/home", "https://mobile.x.com/a"])(
    "%s is X",
    (address) => {
      expect(x.matches(new URL(address))).toBe(true);
    },
  );

  test.each(["http://x.com/", "https://x.com.example/", "https://notx.com/", "https://help.x.com/"])(
    "%s is not X",
    (address) => {
      expect(x.matches(new URL(address))).toBe(false);
    },
  );
});

describe("X's page", () => {
  test("is not ready while its list is a placeholder", () => {
    const page = inventedPage("x", "home");
    expect(x.ready(page)).toBe(true);
    page.querySelectorAll("section [style]").forEach((element) => element.removeAttribute("style"));
    expect(x.ready(page)).toBe(false);
  });

  test("tells its theme by its own statement, else by its background", () => {
    const page = inventedPage("x", "home");
    expect(x.theme(page)).toBe("dark");
    page.documentElement.removeAttribute("style");
    page.body.style.backgroundColor = "rgb(255, 255, 255)";
    expect(x.theme(page)).toBe("light");
    page.body.style.backgroundColor = "rgb(21, 32, 43)";
    expect(x.theme(page)).toBe("dark");
  });
});

function withoutHooks(page: Document): Document {
  page.querySelectorAll("[data-testid]").forEach((element) => element.removeAttribute("data-testid"));
  return page;
}

/** A mention without what only X's hooks tell: the badge and the numeric id. */
function essence(mention: ReturnType<typeof mentionIn>[number] | undefined): unknown {
  const { handle, name } = mention?.author ?? {};
  return { ...mention, author: { handle, name } };
}
