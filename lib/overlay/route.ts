/** What the page is about, while people move about in it without loading it anew. */
import { isOurs } from "../flag.ts";
import { concernsUs, type PageSubject } from "../relevance.ts";
import type { Mention } from "../mention.ts";
import type { Site } from "../sites/site.ts";

export type Route = {
  readonly url: URL;
  readonly page: PageSubject;
};

export function routeAt(site: Pick<Site, "surface" | "subject">, href: string): Route {
  const url = new URL(href);
  const subject = site.subject(url);
  return { url, page: { surface: site.surface(url), ...(subject !== undefined && { subject }) } };
}

/** Whether a chip belongs at `mention`: it concerns our accounts and is not one of their own posts. */
export function deservesChip(mention: Mention, { page }: Route, ourHandles: readonly string[]): boolean {
  return !isOurs(mention.author.handle, ourHandles) && concernsUs(mention, page, ourHandles);
}
