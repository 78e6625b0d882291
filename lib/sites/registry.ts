import { bluesky } from "./bluesky.ts";
import { facebook } from "./facebook.ts";
import { instagram } from "./instagram.ts";
import { siteHosts } from "./hosts.ts";
import type { Site } from "./site.ts";
import { x } from "./x.ts";

/** Every site that can be read. To add one, see docs/sites.md. */
export const sites: readonly Site[] = [x, facebook, instagram, bluesky];

/** The sites that Baton runs on; the others can be read in saved pages, and wait for their sandbox. */
export const runningSites: readonly Site[] = sites.filter(({ name }) => name in siteHosts);

/** The site served at `url`, if it is a supported one. */
export function siteFor(url: URL): Site | undefined {
  return sites.find((site) => site.matches(url));
}
