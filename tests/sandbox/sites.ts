import { facebook } from "./facebook/site.ts";
import type { SandboxSite } from "./shared/site.ts";
import { instagram } from "./instagram/site.ts";
import { x } from "./x/site.ts";

/** Every site that the sandbox stands in for. To add one, see README.md. */
const sites = { x, facebook, instagram } as const;

export type SiteName = keyof typeof sites;

/** Their names, in the order in which tests take them. */
export const siteNames: readonly SiteName[] = Object.keys(sites) as SiteName[];

export const sandboxSites: Readonly<Record<SiteName, SandboxSite>> = sites;
