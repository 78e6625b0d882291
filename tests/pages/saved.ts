/** Real pages, saved beside the repository. They are no part of it: the posts on them belong to other people. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { sites } from "../../lib/sites/registry.ts";

export const SAVED_PAGES = path.resolve(import.meta.dirname, "../../../shared/pages");

/** The saved pages there are of the sites that Baton reads, in order of site and date. */
export function savedPages(): { site: string; name: string }[] {
  return sites.flatMap(({ name: site }) => {
    const folder = path.join(SAVED_PAGES, site);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".html")) : [];
    return names.toSorted().map((name) => ({ site, name }));
  });
}
