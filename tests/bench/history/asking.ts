/** Asking for the history of customers out of a full store, and opening their cards. */
import type { Page } from "@playwright/test";

import type { Mention } from "../../../lib/mention.ts";
import { openOwn, type BenchBrowser } from "../browser.ts";
import { contentWorldOf } from "../content-world.ts";
import { CONTACTS_EACH, handleOf } from "./export-file.ts";

/** Customers asked for. */
const ASKED = 200;
const CARDS = 40;
/** A card that takes longer is not coming, in ms. */
const PATIENCE = 20_000;
/** A page on which the content script itself has nothing to ask. */
const QUIET = "/orvalane/followers";

export type Asked = {
  /** In ms, from the message to its answer in a page of the extension. */
  readonly card: number[];
  /** The same of a message that reads one small row: what the way there and back takes. */
  readonly nothing: number[];
  /** In ms, from opening the card's page to the frame in which the history stands. */
  readonly painted: number[];
};

export async function askForHistories(browser: BenchBrowser, contacts: number): Promise<Asked> {
  const customers = Math.ceil(contacts / CONTACTS_EACH);
  const mentions = Array.from({ length: ASKED }, (_, at) =>
    mentionOf(Math.floor((at * 7_919) % customers), at),
  );
  const world = await contentWorldOf(await browser.open(QUIET));
  for (let at = 0; at < ASKED; at += 50) {
    await world.run(
      async (input) => {
        type Runtime = { sendMessage(message: object): Promise<{ ok: boolean }> };
        const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
        const { ok } = await runtime.sendMessage({
          name: "annotate",
          input: { mentions: input, viewer: "orvalane" },
        });
        if (!ok) throw new Error("not annotated");
      },
      mentions.slice(at, at + 50),
    );
  }
  const own = await openOwn(browser, "import.html");
  const keys = mentions.map(({ key }) => key);
  const card = await timeAll(
    own,
    "historyCard",
    keys.map((mentionKey) => ({ mentionKey })),
  );
  const nothing = await timeAll(
    own,
    "readSettings",
    keys.map(() => ({})),
  );
  const painted: number[] = [];
  for (const key of keys.slice(0, CARDS)) painted.push(await timeCard(browser, key));
  await own.close();
  return { card, nothing, painted };
}

function timeAll(own: Page, name: string, inputs: readonly object[]): Promise<number[]> {
  return own.evaluate(
    async ([message, all]) => {
      type Runtime = { sendMessage(message: object): Promise<{ ok: boolean; problem?: unknown }> };
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      const times: number[] = [];
      for (const input of all) {
        const started = performance.now();
        const answer = await runtime.sendMessage({ name: message, input });
        times.push(performance.now() - started);
        if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      }
      return times;
    },
    [name, [...inputs]] as const,
  );
}

/** The card as a tab of its own: the same page that is framed into the site's. */
async function timeCard(browser: BenchBrowser, key: string): Promise<number> {
  const page = await openOwn(
    browser,
    `history-card.html#${new URLSearchParams({ key, theme: "light" }).toString()}`,
  );
  const painted = await page.evaluate(async (patience) => {
    // A line of the history has its time, however it is drawn.
    while (!document.querySelector("li time")) {
      if (performance.now() > patience) throw new Error("no history in the card");
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now();
  }, PATIENCE);
  await page.close();
  return painted;
}

function mentionOf(customer: number, number: number): Mention {
  const handle = handleOf(customer);
  const id = `7${String(number).padStart(15, "0")}`;
  return {
    key: `x:${id}`,
    site: "x",
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: { handle, name: `Customer ${String(customer)}`, verified: false },
    text: `@orvalane my parcel ${String(number)} is lost, where is it?`,
    links: [],
    mentionedHandles: ["orvalane"],
    language: "en",
    translated: false,
    truncated: false,
    edited: false,
    hasMedia: false,
    postedAt: new Date(Date.UTC(2026, 0, 1)).toISOString(),
    surface: "mentions",
  };
}
