/** A site's page of next month: whatever changes, a post is read rightly or not at all. In the real browser, for speed. */
import { readFileSync } from "node:fs";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Site } from "../../../lib/sites/site.ts";
import { expectedPage, inventedPages, PAGES } from "../../contract/site.ts";
import { homeOf } from "../../pages/address.ts";
import { openSavedPages, type SavedPages } from "../../pages/browser.ts";
import type { Tallies, Truth } from "../../pages/drift/drift.ts";
import { survival } from "../../pages/drift/survival.ts";
import { SAVED_PAGES, savedPages } from "../../pages/saved.ts";

/** More of them on request: it is worth a night before a release. */
const ROUNDS = Number(process.env["BATON_DRIFT_ROUNDS"] ?? 200);

/**
 * Changes every page of `site`, invented and saved, at random.
 * @param truthsIn finds the posts in the source of a saved page without the adapter
 */
export function testDrift(site: Site, truthsIn: (html: string) => Truth[]): void {
  const invented = inventedPages(site).map((name) => {
    const { url, mentions, otherIds } = expectedPage(site.name, name);
    const truths = mentions.map(({ id, author, postedAt, postedAtLabel, text }) => ({
      id,
      ...(otherIds?.[id] ? { otherIds: otherIds[id] } : {}),
      handle: author.handle,
      ...(postedAt === undefined ? {} : { postedAt }),
      ...(postedAtLabel === undefined ? {} : { postedAtLabel }),
      text,
    }));
    return { name, file: path.join(PAGES, site.name, `${name}.html`), url, truths };
  });
  const saved = savedPages()
    .filter((page) => page.site === site.name)
    .map(({ name }) => ({
      name,
      file: path.join(SAVED_PAGES, site.name, name),
      url: homeOf(site.name),
      truths: undefined,
    }));

  describe(`pages of ${site.label} that change`, () => {
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
        const tallies = await browser.drift(url, truths ?? truthsIn(html), ROUNDS);
        measured.push(tallies);
        expect(Object.values(tallies).flatMap(({ wrong }) => wrong)).toEqual([]);
        expect(Object.values(tallies).reduce((sum, { rounds }) => sum + rounds, 0)).toBe(ROUNDS);
      },
    );
  });
}
