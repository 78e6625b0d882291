/** A surface of the sandbox as it stands in the browser when its scripts have come to rest, kept as markup. */
import type { Browser, Page } from "@playwright/test";

import type { ExpectedMention } from "../sandbox/data/expected.ts";
import type { Sandbox } from "../sandbox/server.ts";
import type { SandboxSurface } from "../sandbox/shared/site.ts";

export type SandboxPage = {
  readonly html: string;
  readonly url: string;
  /** What a perfect reader finds in `html`, in order; a post that stands there twice, twice. */
  readonly expected: readonly ExpectedMention[];
};

/** Opens `surface`, over another page where it says so, and waits until posts stand there. */
export async function openSurface(page: Page, sandbox: Sandbox, surface: SandboxSurface): Promise<void> {
  await page.goto(sandbox.address(surface.over ?? surface.path, surface.switches));
  // A page that another one opens over may have nothing to read.
  await settled(page, surface.empty === true || surface.over !== undefined);
  if (surface.over === undefined) return;
  await page.evaluate((path) => {
    history.pushState({ key: "over" }, "", path);
    dispatchEvent(new PopStateEvent("popstate", { state: { key: "over" } }));
  }, surface.path);
  await settled(page, surface.empty === true);
}

/** Posts are there (unless the page has none), hydrated, and nothing has changed for half a second. */
async function settled(page: Page, empty: boolean): Promise<void> {
  const there = empty ? "html[data-sandbox-ready]" : "html[data-sandbox-ready] [data-sandbox-post]";
  await page.locator(there).first().waitFor({ state: "attached" });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const done = (): void => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, 500);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 500);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}

export async function captureSurface(
  browser: Browser,
  sandbox: Sandbox,
  surface: SandboxSurface,
): Promise<SandboxPage> {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 2_000 } });
  const switches = { ...surface.switches, tick: 0 };
  try {
    await openSurface(page, sandbox, { ...surface, switches });
    const expectedAt = (path: string): Map<string, ExpectedMention> =>
      new Map(sandbox.expected(path, switches).map((mention) => [mention.path, mention]));
    const own = expectedAt(surface.path);
    const below = surface.over === undefined ? own : expectedAt(surface.over);
    const standing = await page.locator("[data-sandbox-post]").evaluateAll((items) =>
      items.map((item) => ({
        path: item.getAttribute("data-sandbox-post") ?? "",
        isInDialog: item.closest("[role=dialog]") !== null,
      })),
    );
    return {
      html: await page.content(),
      url: new URL(surface.path, `https://${sandbox.site.host}`).href,
      // The same post may stand there twice, and not show the same in both places.
      expected: standing.flatMap(({ path, isInDialog }) => {
        const [first, second] = isInDialog ? [own, below] : [below, own];
        return first.get(path) ?? second.get(path) ?? [];
      }),
    };
  } finally {
    await page.close();
  }
}
