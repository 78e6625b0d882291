/** What every site's adapter must do. Each site's test calls this with small pages invented after that site's. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { mentionSchema, type Mention } from "../../lib/mention.ts";
import { siteFor } from "../../lib/sites/registry.ts";
import type { Reading, Site } from "../../lib/sites/site.ts";

/** Small pages, invented after each site's: `SITE/NAME.html`, with what is to be read in `SITE/NAME.json`. */
export const PAGES = path.resolve(import.meta.dirname, "../pages");

/** What stands beside a page `NAME.html` in `NAME.json`. */
export type ExpectedPage = {
  readonly url: string;
  /** How many items the page has, with those that are no mentions. */
  readonly items: number;
  /** The handle that the page is logged in with, if it shows one. */
  readonly viewer?: string;
  /** Other ids that the page may know a post by, as that of its album: by `Mention.id`. */
  readonly otherIds?: Readonly<Record<string, readonly string[]>>;
  /** In the order of the page. */
  readonly mentions: readonly Mention[];
};

/** The pages invented after those of `site`, by name, without the suffix. */
export function inventedPages(site: Site): string[] {
  return readdirSync(path.join(PAGES, site.name))
    .filter((name) => name.endsWith(".html"))
    .map((name) => name.replace(/\.html$/, ""));
}

export function expectedPage(site: string, name: string): ExpectedPage {
  return JSON.parse(readFileSync(path.join(PAGES, site, `${name}.json`), "utf8"));
}

export function inventedPage(site: string, name: string): Document {
  return parsePage(readFileSync(path.join(PAGES, site, `${name}.html`), "utf8"));
}

export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/**
 * Everything a site promises, on one page of `tests/pages`. Needs a DOM.
 * @param name of the page and its expectation, without the suffix
 */
export function testSite(site: Site, name: string): void {
  const expected = expectedPage(site.name, name);
  const url = new URL(expected.url);
  const page = inventedPage(site.name, name);
  const items = site.items(page);
  const readings = items.map((item) => site.read(item, url));

  describe(`${site.label}, ${name}`, () => {
    test("is recognised by its address, and no other site is", () => {
      expect(siteFor(url)).toBe(site);
      expect(site.matches(new URL("https://example.com/x.com/home"))).toBe(false);
    });

    test("has each item once, and inside another only what answers something there", () => {
      expect(items).toHaveLength(expected.items);
      expect(new Set(items).size).toBe(items.length);
      const inner = items.filter((item) => items.some((other) => other !== item && other.contains(item)));
      const answers = inner.filter((item) => mentionIn(readings[items.indexOf(item)])[0]?.replyTo);
      expect(answers).toEqual(inner);
    });

    test("reads every mention and skips the rest", () => {
      expect(readings.flatMap(mentionIn)).toEqual(expected.mentions);
    });

    test("reads nothing that the background would refuse", () => {
      const refused = readings
        .flatMap(mentionIn)
        .filter((mention) => !mentionSchema.safeParse(mention).success);
      expect(refused).toEqual([]);
    });

    test("says which layer answered for the id, the author, the time and the text", () => {
      for (const reading of readings) {
        if ("mention" in reading) {
          const needed = [
            "id",
            "handle",
            timed(reading.mention),
            ...(reading.mention.text === "" ? [] : ["text"]),
          ];
          expect(Object.keys(reading.layers)).toEqual(expect.arrayContaining(needed));
        }
      }
    });

    test("identifies what it reads, and nothing that is an advertisement or a placeholder", () => {
      const keys = items.map((item) => site.identify(item, url));
      expect(keys).toEqual(readings.map((reading) => mentionIn(reading)[0]?.key));
    });

    test("has a place for the overlay in every mention, outside any other post", () => {
      const places = items.flatMap((item, index) =>
        mentionIn(readings[index])[0] ? [site.anchor(item)] : [],
      );
      expect(places.every((place) => items.some((item) => place && item.contains(place)))).toBe(true);
    });

    test("leaves the page as it was", () => {
      const before = page.documentElement.outerHTML;
      for (const item of site.items(page)) {
        site.read(item, url);
        site.identify(item, url);
        site.anchor(item);
      }
      site.theme(page);
      site.ready(page);
      site.viewer(page);
      expect(page.documentElement.outerHTML).toBe(before);
    });

    test("knows whose page it is", () => {
      expect(site.viewer(page)).toBe(expected.viewer);
      expect(["light", "dark"]).toContain(site.theme(page));
    });

    test("reads on when a part of the page is looked at alone", () => {
      const alone = items.flatMap((item) => site.items(item));
      expect([...new Set(alone)]).toEqual(items);
    });
  });
}

export function mentionIn(reading: Reading | undefined): Mention[] {
  return reading && "mention" in reading ? [reading.mention] : [];
}

/** The field that says when: sites without exact times have only the page's words. */
function timed({ postedAt }: Mention): "postedAt" | "postedAtLabel" {
  return postedAt === undefined ? "postedAtLabel" : "postedAt";
}
