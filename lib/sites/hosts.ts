/** Where Baton runs, by the name of the site: the pages that each content script is in, and what the package asks for. */
export const siteHosts = {
  x: ["https://x.com/*", "https://twitter.com/*"],
  facebook: ["https://www.facebook.com/*", "https://web.facebook.com/*"],
  instagram: ["https://www.instagram.com/*"],
} as const;

export const hostPermissions: readonly string[] = Object.values(siteHosts).flat();
