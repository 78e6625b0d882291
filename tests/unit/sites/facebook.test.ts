// @vitest-environment jsdom
import { describe, expect, test } from "vitest";

import type { Mention } from "../../../lib/mention.ts";
import { facebook } from "../../../lib/sites/facebook.ts";
import type { Reading } from "../../../lib/sites/site.ts";
import {
  expectedPage,
  inventedPage,
  inventedPages,
  mentionIn,
  parsePage,
  testSite,
} from "../../contract/site.ts";
import { HOOKS } from "../../pages/drift/mutations.ts";

const names = inventedPages(facebook);

for (const name of names) {
  testSite(facebook, name);
}

const HOME = new URL("https://www.facebook.com/");

function readAll(page: Document): Reading[] {
  return facebook.items(page).map((item) => facebook.read(item, HOME));
}

function skipsOf(page: Document): string[] {
  return readAll(page).flatMap((reading) => ("skipped" in reading ? [reading.skipped] : []));
}

function readById(page: Document, id: string): Mention | undefined {
  return readAll(page)
    .flatMap(mentionIn)
    .find((mention) => mention.id === id);
}

describe("Facebook without the marks that it writes for itself", () => {
  test.each(names)("%s: the same authors, times and words", (name) => {
    const { url, mentions } = expectedPage("facebook", name);
    const page = inventedPage("facebook", name);
    for (const hook of HOOKS) {
      page.querySelectorAll(`[${hook}]`).forEach((element) => element.removeAttribute(hook));
    }
    const read = facebook.items(page).flatMap((item) => mentionIn(facebook.read(item, new URL(url))));
    // Of a shared story only the author is certain then.
    const plain = mentions.map((mention) =>
      mention.quoted ? { ...mention, quoted: { ...mention.quoted, text: "" } } : mention,
    );
    expect(read).toEqual(plain);
  });
});

describe("Facebook says why it does not read", () => {
  test("an advertisement, a text without an address yet, suggestions, and a grey box", () => {
    expect(skipsOf(inventedPage("facebook", "home"))).toEqual([
      "promoted",
      "unaddressed",
      "placeholder",
      "placeholder",
    ]);
  });

  test("a post is read as soon as somebody has pointed at its time", () => {
    const page = inventedPage("facebook", "home");
    const link = [...page.querySelectorAll('[href$="#?xyz"]')][0];
    link?.setAttribute("href", "/ben.holt/posts/6100000000000888?__cft__[0]=AZ&__tn__=%2CO%2CP-R");
    expect(readById(page, "6100000000000888")).toMatchObject({
      url: "https://www.facebook.com/ben.holt/posts/6100000000000888",
      postedAtLabel: "5 h",
    });
  });

  test("a post that was known by its photo still says so when its own address appears", () => {
    const page = inventedPage("facebook", "home");
    const photo = readById(page, "7700000000000001");
    expect(photo).not.toHaveProperty("otherIds");
    const [post] = [...page.querySelectorAll("[aria-posinset]")].filter((each) =>
      each.querySelector('[href*="fbid=7700000000000001"]'),
    );
    post?.querySelector('[href*="#?"]')?.setAttribute("href", "/mira.oakes/posts/6100000000000555");
    expect(readById(page, "6100000000000555")).toMatchObject({
      author: photo?.author,
      otherIds: ["7700000000000001"],
    });
  });

  test("words without a number where the time stands, and long tracking, make an advertisement", () => {
    const page = inventedPage("facebook", "home");
    page.querySelector('[href*="/ads/about"]')?.remove();
    expect(skipsOf(page)).toContain("promoted");
    const [label] = [...page.querySelectorAll("[id]")].filter((element) => element.id === ":rad:");
    label?.replaceChildren("3 h");
    expect(skipsOf(page)).not.toContain("promoted");
  });
});

/** Changes to a page that make it impossible to tell whose or what something on it is. */
const CONTRADICTIONS: Record<string, readonly [id: string, change: (page: Document) => void]> = {
  "a post whose portrait shows somebody else": [
    "6100000000002023",
    (page) =>
      page
        .querySelectorAll('object [href*="rolf.amsel"], [aria-hidden="true"][href*="rolf.amsel"]')
        .forEach((link) => link.setAttribute("href", "/gerd.amsel")),
  ],
  "a post with two people in the heading and no portrait": [
    "6100000000002022",
    (page) =>
      page.querySelectorAll('object, [aria-hidden="true"][href*="ida.moss"]').forEach((one) => one.remove()),
  ],
  "a post under an address of somebody whom its heading does not name": [
    "6100000000002023",
    (page) =>
      page
        .querySelectorAll('[href*="6100000000002023"]')
        .forEach((link) => link.setAttribute("href", "/gerd.amsel/posts/6100000000002023")),
  ],
  "a comment with two addresses": [
    "6700001",
    (page) => {
      const link = [...page.querySelectorAll('[href*="comment_id=6700001"]')][0];
      const other = link?.cloneNode(true) as Element;
      other.setAttribute("href", "/ida.moss/posts/6100000000002022?comment_id=6799999");
      link?.after(other);
    },
  ],
  "a comment whose author's link belongs to another comment": [
    "6700001",
    (page) => {
      const token = btoa("comment:6100000000002022_6799999");
      page
        .querySelectorAll('[href*="kim.vale"]')
        .forEach((link) => link.setAttribute("href", `/kim.vale?comment_id=${encodeURIComponent(token)}`));
    },
  ],
  "a comment with two authors": [
    "6700001",
    (page) => {
      const [link] = page.querySelectorAll('[href*="kim.vale"]');
      link?.setAttribute("href", (link.getAttribute("href") ?? "").replace("kim.vale", "tom.vale"));
    },
  ],
};

describe("The panel beside a photo, video or reel", () => {
  test("is about what the page's address names, where it has no time", () => {
    const page = inventedPage("facebook", "photo-ar");
    const panel = page.querySelector('[role="complementary"]');
    panel?.querySelectorAll('[aria-label*="2025"]').forEach((link) => link.remove());
    panel?.querySelectorAll('[role="article"]').forEach((comment) => comment.remove());
    const reel = new URL("https://www.facebook.com/reel/7700000000000031");
    expect(panel && facebook.read(panel, reel)).toMatchObject({ mention: { id: "7700000000000031" } });
    expect(panel && facebook.read(panel, HOME)).toEqual({ skipped: "unaddressed" });
  });

  test("may also lead to the post that the photo is from", () => {
    const page = inventedPage("facebook", "photo-ar");
    const panel = page.querySelector('[role="complementary"]');
    const link = page.createElement("a");
    link.setAttribute("href", "/permalink.php?story_fbid=61000055&id=100000000000088");
    link.textContent = "عرض المنشور";
    panel?.querySelector("h2")?.after(link);
    expect(panel && facebook.read(panel, HOME)).toMatchObject({ mention: { id: "7700000000000021" } });
  });
});

describe("Facebook withholds rather than guesses", () => {
  test.each(Object.entries(CONTRADICTIONS))("%s", (_, [id, change]) => {
    const page = inventedPage("facebook", "timeline-2022");
    expect(readById(page, id)).toBeDefined();
    change(page);
    expect(readById(page, id)).toBeUndefined();
  });

  test("a post that shares another is not given the other's words, name or time", () => {
    const page = inventedPage("facebook", "home");
    page.querySelectorAll("[aria-describedby]").forEach((each) => each.removeAttribute("aria-describedby"));
    page.querySelectorAll("[aria-labelledby]").forEach((each) => each.removeAttribute("aria-labelledby"));
    expect(readById(page, "6100000000000777")).toBeUndefined();
  });

  test("a comment is not given its author's name for words", () => {
    const page = inventedPage("facebook", "home");
    const [link] = [...page.querySelectorAll('[href*="100000000000042"]:not([aria-hidden])')];
    expect(readById(page, "6200003")).toMatchObject({ text: "" });
    link?.replaceWith(...link.childNodes);
    expect(readById(page, "6200003")).toBeUndefined();
  });

  test("letters in an order that only the style sheet knows are no time", () => {
    const page = inventedPage("facebook", "home");
    page.querySelectorAll("[hidden] [id]").forEach((label) => label.remove());
    const sofa = readById(page, "7700000000000001");
    expect(sofa?.author.handle).toBe("mira.oakes");
    expect(sofa).not.toHaveProperty("postedAtLabel");
  });

  test("never throws, on markup of any shape", () => {
    const deep = `${"<div role=article>".repeat(300)}<a href="/x?comment_id=%E0%A4">a</a>${"</div>".repeat(300)}`;
    const shapes = [
      "<div aria-posinset=1></div>",
      '<div aria-posinset=1 aria-labelledby="a b" aria-describedby="c"><h3 id=a><a href="//">x</a></h3></div>',
      '<div role=article aria-label=x><a href="/groups?comment_id=1">a</a><a href="https://[/?comment_id=2">b</a></div>',
      '<div role=article aria-label=x><a href="/a/posts/1?comment_id=1&reply_comment_id=z">a</a></div>',
      deep,
    ];
    for (const shape of shapes) {
      const page = parsePage(shape);
      expect(readAll(page).flatMap(mentionIn)).toEqual([]);
      expect(facebook.items(page).flatMap((item) => facebook.identify(item, HOME) ?? [])).toEqual([]);
    }
  });
});

describe("Facebook's page", () => {
  test("is not ready until its scripts have added boxes after the mark that ends what was sent", () => {
    const page = parsePage('<div id="mount"></div><div id="has-finished-comet-page" hidden></div>');
    expect(facebook.ready(page)).toBe(false);
    page.body.append(page.createElement("div"));
    expect(facebook.ready(page)).toBe(true);
  });

  test("is not ready while React's marks for missing parts are there", () => {
    const page = inventedPage("facebook", "home");
    expect(facebook.ready(page)).toBe(true);
    page.body.append(Object.assign(page.createElement("template"), { id: "B:0" }));
    expect(facebook.ready(page)).toBe(false);
  });

  test("tells its theme by its own statement, else by its colour", () => {
    const page = inventedPage("facebook", "dialog-de");
    expect(facebook.theme(page)).toBe("dark");
    page.documentElement.removeAttribute("class");
    expect(facebook.theme(page)).toBe("light");
    page.head.innerHTML = '<meta name="theme-color" content="#242526">';
    expect(facebook.theme(page)).toBe("dark");
  });
});
