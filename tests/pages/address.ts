import { siteFor } from "../../lib/sites/registry.ts";

const DEFAULT = "https://x.com/home";
const STATED = [
  /<link[^>]+rel=["']?canonical["']?[^>]*href=["']?([^"'\s>]+)/i,
  /<meta[^>]+property=["']?og:url["']?[^>]*content=["']?([^"'\s>]+)/i,
];

/** Where a saved page says it is from, if that is a site of ours; else X's home. */
export function addressOf(html: string): string {
  const stated = STATED.flatMap((pattern) => pattern.exec(html)?.[1] ?? []);
  return (
    stated.find((address) => URL.canParse(address) && siteFor(new URL(address)) !== undefined) ?? DEFAULT
  );
}
