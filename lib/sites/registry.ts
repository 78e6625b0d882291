import type { Site } from "./site.ts";
import { bluesky } from "./bluesky.ts";
import { facebook } from "./facebook.ts";
import { instagram } from "./instagram.ts";
import { x } from "./x.ts";

/** Every supported site. To add one, see docs/sites.md. */
export const sites: readonly Site[] = [x, facebook, instagram, bluesky];

/** The site served at `url`, if it is a supported one. */
export function siteFor(url: URL): Site | undefined {
  return sites.find((site) => site.matches(url));
}
