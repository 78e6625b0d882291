/** X's page of next month: whatever changes, a post is read rightly or not at all. In the real browser, for speed. */
import { readFileSync } from "node:fs";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { expectedPage, PAGES } from "../../contract/site.ts";
import { openSavedPages, type SavedPages } from "../../pages/browser.ts";
import type { Tallies } from "../../pages/drift/drift.ts";
import { survival } from "../../pages/drift/survival.ts";
import { SAVED_PAGES, savedPages } from "../../pages/saved.ts";
import { organicPosts } from "./oracle.ts";

/** More of them on request: it is worth a night before a release. */
const ROUNDS = Number(process.env["BATON_DRIFT_ROUNDS"] ?? 200);
const HOME = "https://x.com/home";

const invented = ["home", "status-de", "photo", "notifications", "article", "home-2021", "item"].map(
  (name) => {
    const { url, mentions } = expectedPage("x", name);
    const truths = mentions.map(({ id, author, postedAt, text }) => ({
      id,
      handle: author.handle,
      postedAt,
      text,
    }));
    return { name, file: path.join(PAGES, "x", `${name}.html`), url, truths };
  },
);
const saved = savedPages()
  .filter(({ site }) => site === "x")
  .map(({ site, name }) => ({
    name,
    file: path.join(SAVED_PAGES, site, name),
    url: HOME,
    truths: undefined,
  }));

describe("pages of X that change", () => {
  let browser: SavedPages;
  const measured: Tallies[] = [];

  beforeAll(async () => {
    browser = await openSavedPages();
  });
  afterAll(async () => {
    await browser.close();
    console.log(survival(measured));
  });

  test.each([...invented, ...saved])(
    `$name: ${ROUNDS} random changes, no wrong author, id, time or text`,
    async ({ file, url, truths }) => {
      const html = readFileSync(file, "utf8");
      await browser.open(html, url);
      const tallies = await browser.drift(url, truths ?? organicPosts(html), ROUNDS);
      measured.push(tallies);
      expect(Object.values(tallies).flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(Object.values(tallies).reduce((sum, { rounds }) => sum + rounds, 0)).toBe(ROUNDS);
    },
  );
});
