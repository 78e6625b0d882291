// @vitest-environment jsdom
/** Real pages of Instagram, where they are there: beside the repository, since the words on them belong to other people. */
import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { mentionSchema } from "../../../lib/mention.ts";
import { instagram } from "../../../lib/sites/instagram.ts";
import { mentionIn, parsePage } from "../../contract/site.ts";
import { SAVED_PAGES, savedPages } from "../../pages/saved.ts";
import { spokenPosts } from "./instagram-oracle.ts";

/** Counted by hand: captions and comments. */
const COUNTS: Record<string, readonly [captions: number, comments: number]> = {
  "2025-04-post.html": [1, 14],
  "2025-11-debug.html": [1, 5],
  "2026-02-reel.html": [1, 8],
  "2026-02-views.html": [1, 0],
  "2026-03-post-1.html": [1, 5],
  "2026-03-post-2.html": [1, 5],
};
const HOME = new URL("https://www.instagram.com/");
const pages = savedPages().filter(({ site }) => site === "instagram");

/** What Instagram's own components write beside what the page says. */
const MARKS = ["role", "title", "tabindex", "aria-label"];

describe.runIf(pages.length > 0).each(pages)("saved page $name", ({ site, name }) => {
  const html = readFileSync(path.join(SAVED_PAGES, site, name), "utf8");

  test("every caption and comment is read exactly, and nothing else", () => {
    const page = parsePage(html);
    const items = instagram.items(page);
    const mentions = items.flatMap((item) => mentionIn(instagram.read(item, HOME)));
    const read = mentions.map(({ id, author, postedAt, text }) => ({
      id,
      handle: author.handle,
      postedAt,
      text,
    }));
    expect(read).toEqual(spokenPosts(html));
    expect(mentions.filter((mention) => !mentionSchema.safeParse(mention).success)).toEqual([]);
    const comments = mentions.filter(({ id, conversationId }) => id !== conversationId);
    expect(items).toHaveLength(mentions.length);
    const counts = [mentions.length - comments.length, comments.length];
    expect(counts).toEqual(COUNTS[name] ?? counts);
    const [caption] = mentions.filter(({ id, conversationId }) => id === conversationId);
    expect(comments.map(({ replyTo }) => replyTo)).toEqual(
      comments.map(() => ({ handles: [caption?.author.handle], id: caption?.id })),
    );
  });

  test("without roles, labels and titles, comments are withheld or read exactly", () => {
    const page = parsePage(html);
    for (const mark of MARKS) {
      page.querySelectorAll(`[${mark}]`).forEach((element) => element.removeAttribute(mark));
    }
    const truths = spokenPosts(html);
    const read = instagram.items(page).flatMap((item) => mentionIn(instagram.read(item, HOME)));
    expect(truths.map(({ id }) => id)).toEqual(expect.arrayContaining(read.map(({ id }) => id)));
    for (const { id, author, postedAt, text } of read) {
      expect({ id, handle: author.handle, postedAt, text }).toEqual(truths.find((truth) => truth.id === id));
    }
    expect(read.length).toBe(truths.length);
  });
});
