import { siteFor } from "../../lib/sites/registry.ts";

/** Where a saved page of a site is taken to be from when it does not say. */
const HOMES: Readonly<Record<string, string>> = {
  x: "https://x.com/home",
  facebook: "https://www.facebook.com/",
  instagram: "https://www.instagram.com/",
};
const STATED = [
  /<!-- saved from url=\(\d+\)(\S+) -->/i,
  /<link[^>]+rel=["']?canonical["']?[^>]*href=["']?([^"'\s>]+)/i,
  /<meta[^>]+property=["']?og:url["']?[^>]*content=["']?([^"'\s>]+)/i,
];

/** @param site as in `Site.name` */
export function homeOf(site: string): string {
  return HOMES[site] ?? `https://${site}.com/`;
}

/**
 * Where a saved page says it is from, if that is a site of ours; else the home of the site it is known to be from.
 * @param site as in `Site.name`
 */
export function addressOf(html: string, site = "x"): string {
  const stated = STATED.flatMap((pattern) => pattern.exec(html)?.[1] ?? []);
  return stated.find(isOurs) ?? homeOf(site);
}

function isOurs(address: string): boolean {
  return URL.canParse(address) && siteFor(new URL(address)) !== undefined;
}
