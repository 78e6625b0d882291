// @vitest-environment jsdom
/** Real pages of Facebook, where they are there: beside the repository, since the words on them belong to other people. */
import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { mentionSchema } from "../../../lib/mention.ts";
import { facebook } from "../../../lib/sites/facebook.ts";
import { mentionIn, parsePage } from "../../contract/site.ts";
import { HOOKS } from "../../pages/drift/mutations.ts";
import { SAVED_PAGES, savedPages } from "../../pages/saved.ts";
import { spokenItems } from "./facebook-oracle.ts";

/** Counted by hand: posts, comments, and grey boxes. */
const COUNTS: Record<string, readonly [posts: number, comments: number, others: number]> = {
  "2022-03-home-es.html": [1, 1, 2],
  "2022-04-home.html": [1, 1, 2],
  "2024-03-photo.html": [2, 0, 2],
  "2025-07-home.html": [1, 0, 2],
};
const HOME = new URL("https://www.facebook.com/");
const pages = savedPages().filter(({ site }) => site === "facebook");

describe.runIf(pages.length > 0).each(pages)("saved page $name", ({ site, name }) => {
  const html = readFileSync(path.join(SAVED_PAGES, site, name), "utf8");
  const truths = spokenItems(html);

  test.each([
    ["as it is", false],
    ["without the marks that Facebook writes for itself", true],
  ])("%s: every post and comment is read exactly, and nothing else", (_, isBare) => {
    const page = parsePage(html);
    for (const hook of isBare ? HOOKS : []) {
      page.querySelectorAll(`[${hook}]`).forEach((element) => element.removeAttribute(hook));
    }
    const items = facebook.items(page);
    const mentions = items.flatMap((item) => mentionIn(facebook.read(item, HOME)));
    const read = mentions.map(({ id, author, postedAtLabel, text }) => ({
      id,
      handle: author.handle,
      postedAtLabel,
      text: text.replaceAll("\n", ""),
    }));
    expect(read).toEqual(truths.map(({ otherIds: _others, ...truth }) => truth));
    expect(mentions.filter((mention) => !mentionSchema.safeParse(mention).success)).toEqual([]);
    expect(mentions.filter(({ author }) => author.name === "")).toEqual([]);
    const comments = mentions.filter(({ replyTo }) => replyTo).length;
    const counts = [mentions.length - comments, comments, items.length - mentions.length];
    expect(counts).toEqual(COUNTS[name] ?? counts);
  });
});
