// @vitest-environment jsdom
/** Real pages of X, where they are there: beside the repository, since the posts on them belong to other people. */
import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { mentionSchema } from "../../../lib/mention.ts";
import { x } from "../../../lib/sites/x.ts";
import { mentionIn, parsePage } from "../../contract/site.ts";
import { SAVED_PAGES, savedPages } from "../../pages/saved.ts";
import { organicPosts } from "./oracle.ts";

/** Counted by hand: organic posts, and items that are none. */
const COUNTS: Record<string, readonly [posts: number, others: number]> = {
  "2021-09-home.html": [3, 1],
  "2024-11-item-edited.html": [1, 0],
  "2024-11-photo-modal-edited.html": [6, 1],
  "2024-12-home.html": [4, 1],
  "2025-02-home.html": [6, 0],
  "2025-10-item-quote.html": [1, 0],
  "2025-10-item.html": [1, 0],
  "2026-02-article.html": [1, 0],
  "2026-03-item-status.html": [1, 0],
  "2026-03-item-timeline.html": [1, 0],
  "2026-06-article-status-en.html": [0, 1],
  "2026-06-article-status-zh-translated.html": [0, 2],
  "2026-06-article-status-zh.html": [0, 1],
  "2026-06-embedded-simple-posts.html": [0, 0],
};
const HOME = new URL("https://x.com/home");
const pages = savedPages().filter(({ site }) => site === "x");

describe.runIf(pages.length > 0).each(pages)("saved page $name", ({ site, name }) => {
  const html = readFileSync(path.join(SAVED_PAGES, site, name), "utf8");
  const truths = organicPosts(html);

  test.each([
    ["as it is", false],
    ["without a single data-testid", true],
  ])("%s: every organic post is read exactly, and nothing else", (_, isBare) => {
    const page = parsePage(html);
    if (isBare) {
      page.querySelectorAll("[data-testid]").forEach((element) => element.removeAttribute("data-testid"));
    }
    const items = x.items(page);
    const mentions = items.flatMap((item) => mentionIn(x.read(item, HOME)));
    const read = mentions.map(({ id, author, postedAt, text }) => ({
      id,
      handle: author.handle,
      postedAt,
      text,
    }));
    expect(read).toEqual(truths);
    expect(mentions.filter((mention) => !mentionSchema.safeParse(mention).success)).toEqual([]);
    expect(mentions.filter(({ author }) => author.name === "")).toEqual([]);
    expect([read.length, items.length - read.length]).toEqual(
      COUNTS[name] ?? [read.length, expect.any(Number)],
    );
  });
});
