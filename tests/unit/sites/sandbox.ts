/** The surfaces of a site's sandbox: read as they are, and changed at random. In the real browser. */
import { chromium as engine, type Browser } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Mention } from "../../../lib/mention.ts";
import { openSavedPages, type SavedPages } from "../../pages/browser.ts";
import type { Tallies, Truth } from "../../pages/drift/drift.ts";
import { survival } from "../../pages/drift/survival.ts";
import { captureSurface, type SandboxPage } from "../../pages/sandbox-page.ts";
import type { ExpectedMention } from "../../sandbox/data/expected.ts";
import { createSandbox, type Sandbox } from "../../sandbox/server.ts";
import { sandboxSites, type SiteName } from "../../sandbox/sites.ts";
import { createWorld } from "../../sandbox/data/world.ts";
import { defaultSwitches } from "../../sandbox/switches.ts";
import { chromium, need } from "../../setup/programs.ts";

/** Twice each kind of change; `npm run drift` makes 200 changes of each surface. */
const ROUNDS = Number(process.env["BATON_DRIFT_ROUNDS"] ?? 22);

/** A page takes a second to come to rest, most of it waiting: so many of the next ones do so while one is looked at. */
const AHEAD = 3;

/** What a surface and its perfect reader are compared by. */
const FIELDS = [
  "id",
  "author",
  "text",
  "links",
  "mentionedHandles",
  "truncated",
  "hasMedia",
  "postedAt",
  "postedAtLabel",
] as const satisfies readonly (keyof Mention)[];

function fieldsOf(mention: Mention | ExpectedMention): Partial<Mention> {
  return Object.fromEntries(FIELDS.map((field) => [field, mention[field]]));
}

function truthsOf(mentions: readonly ExpectedMention[]): Truth[] {
  const byId = Map.groupBy(mentions, ({ id }) => id);
  return [...byId].flatMap(([id, all]) => {
    const [mention] = all;
    if (!mention) return [];
    const { author, otherIds, text, postedAt, postedAtLabel } = mention;
    return [
      {
        id,
        handle: author.handle,
        text,
        times: all.length,
        ...(otherIds === undefined ? {} : { otherIds }),
        ...(postedAt === undefined ? {} : { postedAt }),
        ...(postedAtLabel === undefined ? {} : { postedAtLabel }),
      },
    ];
  });
}

export function testSandbox(name: SiteName): void {
  const surfaces = sandboxSites[name].surfaces(createWorld(defaultSwitches));
  describe(`the sandbox's ${name}`, () => {
    let sandbox: Sandbox;
    let browser: Browser;
    let saved: SavedPages;
    const measured: Tallies[] = [];

    beforeAll(async () => {
      sandbox = await createSandbox({ site: name });
      browser = await engine.launch({ executablePath: need(chromium), args: [...sandbox.chromiumArguments] });
      saved = await openSavedPages();
    }, 60_000);
    afterAll(async () => {
      await Promise.allSettled(captures);
      await saved.close();
      await browser.close();
      await sandbox.close();
      console.log(survival(measured));
    });

    const captures: Promise<SandboxPage>[] = [];
    const capture = (place: number): Promise<SandboxPage> => {
      const surface = surfaces[place];
      if (!surface) throw new RangeError(`no surface ${place}`);
      return (captures[place] ??= captureSurface(browser, sandbox, surface));
    };

    test.each(surfaces.map((surface, place) => ({ ...surface, place })))(
      `$name: every post is read, and after ${ROUNDS} random changes none wrongly`,
      async ({ place, ...surface }) => {
        const last = Math.min(place + AHEAD, surfaces.length - 1);
        for (let ahead = place; ahead <= last; ahead += 1) void capture(ahead);
        const page = await capture(place);
        const mentions = page.expected;
        expect(mentions.length > 0).toBe(surface.empty !== true);
        await saved.open(page.html, page.url);
        const report = await saved.read(page.url);
        const read = report?.items.flatMap(({ reading }) => ("mention" in reading ? [reading.mention] : []));
        expect(read?.map(fieldsOf)).toEqual(mentions.map(fieldsOf));

        const tallies = await saved.drift(page.url, truthsOf(mentions), ROUNDS);
        measured.push(tallies);
        expect(Object.values(tallies).flatMap(({ wrong }) => wrong)).toEqual([]);
      },
      120_000,
    );
  });
}
