/** Where Baton may read: the pages that each site's content script runs on, and the host permissions of the package. */

export const xHosts = ["https://x.com/*", "https://twitter.com/*"] as const;

export const hostPermissions = [...xHosts] as const;
