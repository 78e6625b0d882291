/** The long lists of the sites, and scrolling through them: what time and memory are measured on. */
import type { Page } from "@playwright/test";

import type { Switches } from "../sandbox/switches.ts";
import type { BenchBrowser } from "./browser.ts";
import { meterOf } from "./main-thread.ts";

export type List = {
  readonly name: string;
  readonly address: string;
  /** Selector of the box that scrolls; the window when left out. */
  readonly scroller?: string;
};

export const xList: List = { name: "X", address: "https://x.com/notifications/mentions" };
export const otherLists: readonly List[] = [
  { name: "Facebook, home", address: "https://www.facebook.com/" },
  {
    name: "Instagram, comments of a post",
    address: "https://www.instagram.com/p/DNwxwOo3Qo2/",
    scroller: "[data-sandbox-scroller]",
  },
];

/** No run goes on for longer, in ms. */
export const LONGEST = 900_000;
/** After the list is there, in ms: pages have more to do then. */
const SETTLE = 2_000;

/** Processor time of the main thread in seconds, different items that were shown, bytes of the heap after a collection. */
export type Run = { readonly seconds: number; readonly items: number; readonly heap: number };

/** Scrolls through `most` items of a list in a tab of its own. */
export async function measure(
  browser: BenchBrowser,
  { address, scroller }: List,
  most: number,
  switches: Partial<Switches>,
): Promise<Run> {
  const tab = await browser.open(address, { switches });
  await tab.locator("html[data-sandbox-ready] [data-sandbox-post]").first().waitFor();
  await tab.waitForTimeout(SETTLE);
  const meter = await meterOf(tab);
  const items = await scrollOver(tab, scroller, most);
  const { all } = await meter.read();
  const run = { seconds: all, items, heap: await meter.heap() };
  await tab.close();
  return run;
}

/** Scrolls down a screen and a half at a time. @returns how many different posts and comments were on the page */
function scrollOver(tab: Page, scroller: string | undefined, most: number): Promise<number> {
  return tab.evaluate(
    async ({ selector, wanted, longest }) => {
      const found = selector === null ? document.scrollingElement : document.querySelector(selector);
      const box = found ?? document.documentElement;
      const seen = new Set<string>();
      const end = performance.now() + longest;
      for (let idle = 0; seen.size < wanted && idle < 40 && performance.now() < end;) {
        for (const item of document.querySelectorAll("[data-sandbox-post]"))
          seen.add(item.getAttribute("data-sandbox-post") ?? "");
        const { scrollTop } = box;
        box.scrollBy(0, box.clientHeight * 1.5);
        await new Promise((resolve) => setTimeout(resolve, 50));
        idle = box.scrollTop === scrollTop ? idle + 1 : 0;
      }
      return seen.size;
    },
    { selector: scroller ?? null, wanted: most, longest: LONGEST },
  );
}
