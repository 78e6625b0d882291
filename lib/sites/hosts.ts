/** Where Baton runs, by the name of the site: the pages that each content script is in, and what the package asks for. */
export const siteHosts = {
  x: ["https://x.com/*", "https://twitter.com/*"],
  facebook: ["https://www.facebook.com/*", "https://web.facebook.com/*"],
  instagram: ["https://www.instagram.com/*"],
} as const;

// Marked as pure, so that no content script carries the other sites' addresses along.
export const hostPermissions: readonly string[] = /* @__PURE__ */ Object.values(siteHosts).flat();

/**
 * Inboxes that Baton cannot read yet: nobody has a saved page of them. Who turns one on, by a permission of its own that
 * can be taken back, lets Baton count the shapes of what is there, for the diagnostics report out of which
 * reading can be built.
 */
export const betaSites = [
  { name: "messenger", label: "Messenger", hosts: ["https://www.messenger.com/*"] },
  { name: "businesssuite", label: "Meta Business Suite", hosts: ["https://business.facebook.com/*"] },
] as const;

export const betaHosts: readonly string[] = /* @__PURE__ */ betaSites.flatMap(({ hosts }) => hosts);
