/** Looks for accessibility violations with axe-core: in whole pages, and in what Baton draws into a host page. */
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

import type { OverlayView } from "./overlay-view.ts";

/** One line a violation: the rule, and where. */
export type Violations = readonly string[];

type Found = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string | undefined }[];
  }[];
};

/** Off by default in axe-core; ours have to be 24 x 24 (WCAG 2.2, 2.5.8). */
const OPTIONS = { rules: { "target-size": { enabled: true } } } as const;

/** Every rule of axe-core on all of `page`. */
export async function violationsOf(page: Page): Promise<Violations> {
  // Without legacy mode axe opens a page of its own for the result, which an extension's page does not allow.
  return told(await new AxeBuilder({ page }).setLegacyMode(true).options(OPTIONS).analyze());
}

/** How a page is looked at: light, dark and in forced colors. */
export const looks = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
] as const;

/** No violation in the page as it is now, light, dark and in forced colors. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia({ ...look, reducedMotion: "reduce" });
    const found = await violationsOf(page);
    expect.soft(found, `${state}, ${look.colorScheme}, forced colors ${look.forcedColors}`).toEqual([]);
  }
}

/**
 * Every rule of axe-core on what is ours in a host page. It runs in the world of the content script, where Chromium
 * shows the closed shadow roots, and looks at nothing of the page's own.
 */
export async function violationsOfOverlay(overlay: OverlayView): Promise<Violations> {
  await overlay.evaluate(`${await axeSource()}; undefined`);
  const found = await overlay.evaluate<Found>(`(${lookClosely.toString()})(${JSON.stringify(OPTIONS)})`);
  if (!found) throw new Error("there is no content script in the page");
  return told(found);
}

function told({ violations }: Found): Violations {
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** The axe-core that the Playwright package brings with it. */
function axeSource(): Promise<string> {
  const builder = createRequire(import.meta.url).resolve("@axe-core/playwright");
  return readFile(createRequire(builder).resolve("axe-core/axe.min.js"), "utf8");
}

/** Runs in the content script's world; must be whole in itself. */
async function lookClosely(options: object): Promise<Found> {
  type World = {
    readonly chrome: { readonly dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
    readonly axe: { run(context: object, options: object): Promise<Found> };
  };
  const { chrome, axe } = globalThis as unknown as World;
  // Only this world's prototypes change; the page and the browser have others.
  Object.defineProperty(Element.prototype, "shadowRoot", {
    configurable: true,
    get(this: Element) {
      return this instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(this) : null;
    },
  });
  const hosts = [...document.querySelectorAll("div")].filter((each) => each.shadowRoot !== null);
  if (hosts.length === 0) throw new Error("nothing of ours is in the page");
  const { violations } = await axe.run({ include: hosts }, { ...options, iframes: false });
  return {
    violations: violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    })),
  };
}
