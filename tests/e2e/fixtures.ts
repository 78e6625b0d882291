/** A browser with Baton and a sandbox for each test, thrown away after it; or one for all tests that only look at pages. */
import { expect, test as base, type Page } from "@playwright/test";

import type { Result } from "../../lib/result.ts";
import { openBaton, type BatonBrowser, type BatonOptions } from "../browser/baton.ts";
import { OverlayView } from "../browser/overlay-view.ts";

export { expect };

type Fixtures = {
  /** How the browser starts; a file or a group sets it with `test.use`. */
  readonly options: BatonOptions;
  readonly baton: BatonBrowser;
  /** One that tests before this one have had, for tests that leave nothing behind: it is started once. */
  readonly sharedBaton: BatonBrowser;
};
type WorkerFixtures = { readonly share: (options: BatonOptions) => Promise<BatonBrowser> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  options: [{}, { option: true }],
  share: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
    async ({}, provide) => {
      let shared: { readonly like: string; readonly baton: BatonBrowser } | undefined;
      await provide(async (options) => {
        const like = JSON.stringify(options);
        if (shared?.like === like) return shared.baton;
        await shared?.baton.close();
        shared = { like, baton: await openBaton(options) };
        await leaveFirstRun(shared.baton);
        return shared.baton;
      });
      await shared?.baton.close();
    },
    { scope: "worker" },
  ],
  sharedBaton: async ({ options, share }, provide) => {
    const baton = await share(options);
    const { context } = baton;
    const before = new Set(context.pages());
    await provide(baton);
    for (const page of context.pages()) if (!before.has(page)) await page.close();
    await context.clearCookies();
  },
  baton: async ({ options }, provide) => {
    const baton = await openBaton(options);
    try {
      await leaveFirstRun(baton);
      await provide(baton);
    } finally {
      await baton.close();
    }
  },
});

/**
 * The first-run page comes to the front by itself; a test wants to choose what is in front. It must have its words first:
 * Chromium keeps the empty answer it gives to a page that closes while asking for them, for all our pages until it ends.
 */
export async function leaveFirstRun(baton: BatonBrowser): Promise<void> {
  const page = await firstRun(baton);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await page.close();
}

const isFirstRun = (page: Page): boolean => page.url().endsWith("/options.html");

/** The page that opens by itself when Baton was installed. Another one opened at that moment would get in its way. */
export async function firstRun({ context }: BatonBrowser): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(() => {
      found = context.pages().find(isFirstRun);
      return found !== undefined;
    })
    .toBe(true);
  if (!found) throw new Error("the first-run page did not open");
  return found;
}

/** Everything that mentions the brand, newest first. */
export const MENTIONS = "/notifications/mentions";

export type Site = { readonly page: Page; readonly overlay: OverlayView };

/** Opens a path of the sandbox and looks at what Baton draws there. */
export async function visit(
  baton: BatonBrowser,
  ...address: Parameters<BatonBrowser["openSite"]>
): Promise<Site> {
  const page = await baton.openSite(...address);
  // The first-run page may have come up meanwhile, and frames are drawn for the page in front.
  await page.bringToFront();
  return { page, overlay: await OverlayView.of(page) };
}

/** The path of a written post of the sandbox, as its permalink has it. */
export function pathOf({ sandbox }: BatonBrowser, slug: string): string {
  return sandbox.pathOf(slug);
}

export type SentMessage = { readonly name: string; readonly input: unknown };
export type Answer = Result<unknown>;

/** Sends a message to the background from one of our own pages. */
export async function tell(own: Page, message: SentMessage): Promise<Answer> {
  return own.evaluate((sent) => {
    type Chrome = { readonly runtime: { sendMessage(message: unknown): Promise<Answer> } };
    return (globalThis as unknown as { readonly chrome: Chrome }).chrome.runtime.sendMessage(sent);
  }, message);
}

/** Sends a message to the background as the content script of a page does. An unanswered one counts as refused. */
export async function tellFromPage(overlay: OverlayView, name: string, input: unknown): Promise<Answer> {
  const message = JSON.stringify({ name, input });
  const unanswered = JSON.stringify({
    ok: false,
    problem: { code: "unreachable", detail: "nobody answered" },
  });
  const answer = await overlay.evaluate<Answer>(
    `chrome.runtime.sendMessage(${message}).then((answer) => answer ?? ${unanswered}, () => (${unanswered}))`,
  );
  if (!answer) throw new Error("there is no content script in the page");
  return answer;
}
