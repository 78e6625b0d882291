/** Runs inside a saved page in the real browser, bundled with the same adapters that the content script has. */
import type { Reading, Site, Theme } from "../../lib/sites/site.ts";
import { siteFor } from "../../lib/sites/registry.ts";
import { drift, type Tallies, type Truth } from "./drift/drift.ts";
import { HOOKS } from "./drift/mutations.ts";

export type PageReport = {
  readonly site: string;
  readonly theme: Theme;
  readonly items: readonly { readonly key: string | null; readonly reading: Reading }[];
};

/**
 * Reads the page that this runs in.
 * @param address as if the page were there
 * @param withoutHooks first drops every mark that sites write for themselves, as if they had stopped
 */
function readPage(address: string, withoutHooks: boolean): PageReport | null {
  const url = new URL(address);
  const site: Site | undefined = siteFor(url);
  if (!site) {
    return null;
  }
  if (withoutHooks) {
    for (const name of HOOKS) {
      document.querySelectorAll(`[${name}]`).forEach((element) => element.removeAttribute(name));
    }
  }
  return {
    site: site.name,
    theme: site.theme(document),
    items: site.items(document).map((item) => ({
      key: site.identify(item, url) ?? null,
      reading: site.read(item, url),
    })),
  };
}

/** Changes a copy of the page that this runs in at random, `rounds` times; see `drift`. */
function driftPage(address: string, truths: readonly Truth[], rounds: number): Tallies {
  // A document without a window: nothing is drawn or loaded again at each change.
  const copy = new DOMParser().parseFromString(document.documentElement.outerHTML, "text/html");
  copy.querySelectorAll("script, style, link, svg > *, iframe").forEach((element) => element.remove());
  return drift(copy, address, truths, rounds);
}

const probe = { readPage, driftPage };

/** What the driver in `browser.ts` finds in the page under the name `probe`. */
export type Probe = typeof probe;

Object.assign(globalThis, { probe });
