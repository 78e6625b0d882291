// @vitest-environment jsdom
import { describe, expect, test } from "vitest";

import { instagram } from "../../../lib/sites/instagram.ts";
import { inventedPage, inventedPages, mentionIn, parsePage, testSite } from "../../contract/site.ts";

for (const name of inventedPages(instagram)) {
  testSite(instagram, name);
}

const POST = new URL("https://www.instagram.com/p/DLampOct1aa/");
const COMMENT = "/p/DLampOct1aa/c/17900000000000001/";
const ANSWER = "/p/DLampOct1aa/c/17900000000000001/r/17900000000000011/";

function itemAround(page: Document, href: string): Element {
  const item = instagram.items(page).find((each) => each.querySelector(`[href="${href}"]`) !== null);
  if (!item) {
    throw new Error(`The page has no item with ${href}`);
  }
  return item;
}

function skippedOn(page: Document): string[] {
  return instagram.items(page).flatMap((item) => {
    const reading = instagram.read(item, POST);
    return "skipped" in reading ? [reading.skipped] : [];
  });
}

/** Changes to a readable comment that make it impossible to tell whose or what it is. */
const CONTRADICTIONS: Record<string, (comment: Element) => void> = {
  "a name and a picture of two people": (comment) =>
    comment.querySelector('[href="/mira.oakes/"]')?.setAttribute("href", "/jo_penn/"),
  "two names": (comment) => comment.append(linkTo(comment, "/jo_penn/", "jo_penn")),
  "two times": (comment) => {
    const time = comment.querySelector("time")?.cloneNode(true);
    comment.querySelector("time")?.after(time ?? "");
  },
  "two addresses": (comment) => comment.append(linkTo(comment, "/p/DLampOct1aa/c/17900000000000099/", "")),
  "a time that is none": (comment) =>
    comment.querySelector("time")?.setAttribute("datetime", "2026-02-30T00:00:00.000Z"),
  "nobody's name": (comment) =>
    comment.querySelectorAll('[href="/mira.oakes/"]').forEach((link) => link.removeAttribute("href")),
  "two texts as near to the name": (comment) => {
    const words = [...comment.querySelectorAll("span[dir]")].find((span) =>
      span.textContent.startsWith("My lamp"),
    );
    words?.parentElement?.after(words.parentElement.cloneNode(true));
  },
  "words without a border": (comment) => {
    const words = [...comment.querySelectorAll("span[dir]")].find((span) =>
      span.textContent.startsWith("My lamp"),
    );
    words?.parentElement?.replaceWith(...words.childNodes);
  },
};

function linkTo(near: Element, href: string, text: string): Element {
  const link = near.ownerDocument.createElement("a");
  link.setAttribute("href", href);
  link.textContent = text;
  return link;
}

describe("Instagram withholds rather than guesses", () => {
  test.each(Object.entries(CONTRADICTIONS))("a comment with %s is not read", (_, contradict) => {
    const page = inventedPage("instagram", "post");
    const item = itemAround(page, COMMENT);
    expect(instagram.read(item, POST)).toHaveProperty("mention.author.handle", "mira.oakes");
    contradict(item);
    expect(instagram.read(item, POST)).toEqual({ skipped: "unreadable" });
  });

  test("a comment that lost its address is not taken for the caption", () => {
    const page = inventedPage("instagram", "post");
    const caption = [...page.querySelectorAll("time")].find((time) => time.closest("a") === null);
    caption?.removeAttribute("datetime");
    page.querySelector(`[href="${COMMENT}"]`)?.removeAttribute("href");
    const read = instagram.items(page).flatMap((item) => mentionIn(instagram.read(item, POST)));
    expect(read.map(({ id }) => id)).not.toContain("DLampOct1aa");
    expect(skippedOn(page)).toEqual(["unreadable"]);
  });

  test("an edited caption is not given the time of its last change", () => {
    const page = inventedPage("instagram", "post");
    page.querySelector('[href="/larkfieldhome/p/DLampOct1aa/"]')?.removeAttribute("href");
    const [caption] = instagram.items(page);
    expect(caption && instagram.read(caption, POST)).toEqual({ skipped: "unreadable" });
  });

  test("the words of a picture are not taken for those of its sender", () => {
    const page = inventedPage("instagram", "post");
    page.querySelectorAll('[role="button"]').forEach((button) => button.removeAttribute("role"));
    const item = itemAround(page, "/p/DLampOct1aa/c/17900000000000004/");
    expect(instagram.read(item, POST)).toMatchObject({ mention: { text: "", hasMedia: true } });
  });

  test("an answer whose question is not on the page names the post's author alone", () => {
    const page = inventedPage("instagram", "post");
    const item = itemAround(page, ANSWER);
    itemAround(page, COMMENT).remove();
    expect(instagram.read(item, POST)).toMatchObject({
      mention: { replyTo: { handles: ["larkfieldhome"], id: "17900000000000001" } },
    });
  });

  test("never throws, on markup of any shape", () => {
    const deep = `${"<div dir=auto>".repeat(400)}<a href="/p/DLampOct1aa/c/12345/"><time datetime=x></time></a>${"</div>".repeat(400)}`;
    const shapes = [
      "<article></article>",
      "<article><article></article></article>",
      `<a href="/p/DLampOct1aa/c/12345/"></a>`,
      `<main><time datetime></time><a href="/p/DLampOct1aa/c/12345/"></a></main>`,
      `<main>${deep}</main>`,
      `<a href="/a/p/DLampOct1aa/"><svg><time datetime="2026-01-01T00:00:00.000Z"></time></svg></a><a href="/a/"><img></a>`,
    ];
    for (const shape of shapes) {
      const page = parsePage(shape);
      for (const item of instagram.items(page)) {
        expect(instagram.read(item, new URL("https://www.instagram.com/%E0%A4%A"))).toHaveProperty("skipped");
        expect(item.contains(instagram.anchor(item) ?? null)).toBe(true);
      }
    }
  });
});

describe("Instagram without one of its layers", () => {
  test.each([
    ["roles", "[role]", "role"],
    ["days on times", "time[title]", "title"],
    ["labels", "[aria-label]", "aria-label"],
  ])("reads the same without %s", (_, selector, attribute) => {
    const page = inventedPage("instagram", "post");
    const read = (): unknown[] =>
      instagram
        .items(page)
        .flatMap((item) => mentionIn(instagram.read(item, POST)).map(({ id, text }) => [id, text]));
    const before = read();
    page.querySelectorAll(selector).forEach((element) => element.removeAttribute(attribute));
    expect(read()).toEqual(before);
  });

  test("knows the author by the picture when the name is no link", () => {
    const page = inventedPage("instagram", "post");
    const item = itemAround(page, COMMENT);
    const name = [...item.querySelectorAll('[href="/mira.oakes/"]')].find((link) => link.textContent !== "");
    name?.removeAttribute("href");
    expect(instagram.read(item, POST)).toMatchObject({
      mention: { author: { handle: "mira.oakes" } },
      layers: { handle: "address" },
    });
  });
});

describe("Instagram's list", () => {
  test("says which entries are advertisements and which are empty", () => {
    const page = inventedPage("instagram", "home");
    expect(skippedOn(page)).toEqual(["promoted", "placeholder"]);
    page.querySelectorAll("time").forEach((time) => time.removeAttribute("datetime"));
    expect(skippedOn(page).filter((reason) => reason === "unreadable")).toHaveLength(3);
  });
});

describe("Instagram's addresses", () => {
  test.each([
    ["/", "home", undefined],
    ["/explore/search/keyword/?q=larkfield%20late", "search", "larkfield late"],
    ["/explore/tags/larkfield/", "search", "#larkfield"],
    ["/explore/tags/%E0%A4%A/", "search", "#%E0%A4%A"],
    ["/larkfieldhome/", "profile", "larkfieldhome"],
    ["/larkfieldhome/tagged/", "profile", "larkfieldhome"],
    ["/larkfieldhome/followers/", "other", "larkfieldhome"],
    ["/p/DLampOct1aa/", "post", undefined],
    ["/p/DLampOct1aa/c/17900000000000001/", "post", undefined],
    ["/larkfieldhome/p/DLampOct1aa/", "post", "larkfieldhome"],
    ["/reel/DReelSep2bb/", "reel", undefined],
    ["/larkfieldhome/reel/DReelSep2bb/", "reel", "larkfieldhome"],
    ["/reels/DReelSep2bb/", "reel", undefined],
    ["/reels/", "reel", undefined],
    ["/reels/audio/562580000000001/", "other", undefined],
    ["/direct/t/12/", "messages", undefined],
    ["/stories/larkfieldhome/12/", "other", undefined],
    ["/accounts/login/", "other", undefined],
  ])("%s is %s of %s", (address, surface, subject) => {
    const url = new URL(address, "https://www.instagram.com");
    expect(instagram.surface(url)).toBe(surface);
    expect(instagram.subject(url)).toBe(subject);
  });

  test.each(["http://www.instagram.com/", "https://instagram.com.example/", "https://help.instagram.com/"])(
    "%s is not Instagram",
    (address) => {
      expect(instagram.matches(new URL(address))).toBe(false);
    },
  );
});

describe("Instagram's page", () => {
  test("tells its theme by its own statement, else by its background", () => {
    const page = inventedPage("instagram", "reel");
    expect(instagram.theme(page)).toBe("dark");
    page.documentElement.classList.replace("__fb-dark-mode", "__fb-light-mode");
    expect(instagram.theme(page)).toBe("light");
    page.documentElement.removeAttribute("class");
    expect(instagram.theme(page)).toBe("light");
    page.body.style.backgroundColor = "rgb(12, 16, 20)";
    expect(instagram.theme(page)).toBe("dark");
  });

  test("is not ready until its scripts have added boxes after the mark that ends what was sent", () => {
    const page = inventedPage("instagram", "post");
    expect(page.querySelector("#has-finished-comet-page")).not.toBeNull();
    expect(instagram.ready(page)).toBe(false);
    page.body.append(page.createElement("div"));
    expect(instagram.ready(page)).toBe(true);
  });

  test("puts the chip under what can be done about a comment", () => {
    const page = inventedPage("instagram", "post");
    const item = itemAround(page, COMMENT);
    const place = instagram.anchor(item);
    expect(place?.textContent).toContain("My lamp arrived");
    expect(place?.lastElementChild?.textContent).toContain("Reply");
    expect(place?.querySelector("img")).toBeNull();
  });
});
