import type { SandboxSite } from "./shared/site.ts";
import { instagram } from "./instagram/site.ts";
import { x } from "./x/site.ts";

/** Every site that the sandbox stands in for. To add one, see README.md. */
const sites = { x, instagram } as const;

export type SiteName = keyof typeof sites;

export const sandboxSites: Readonly<Record<SiteName, SandboxSite>> = sites;
