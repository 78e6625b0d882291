/** Where Baton may read: the host permissions of the package and the pages its content script runs on. */
export const hostPermissions = ["https://x.com/*", "https://twitter.com/*"] as const;
