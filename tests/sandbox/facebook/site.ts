import { BRAND } from "../data/brand.ts";
import type { SandboxSite } from "../shared/site.ts";
import { expectedMentions } from "./expected.ts";
import { addressOf, GROUP, handleOnFacebook, photoAddress } from "./ids.ts";

export const facebook: SandboxSite = {
  name: "facebook",
  host: "www.facebook.com",
  movedHosts: ["facebook.com", "web.facebook.com"],
  pictureHosts: ["scontent.xx.fbcdn.net", "static.xx.fbcdn.net"],
  home: "/",
  sources: {
    pictures: "https://*.fbcdn.net",
    connect: "https://*.facebook.com https://*.fbcdn.net",
    objects: "'self'",
  },
  accounts: BRAND.handles.map(handleOnFacebook),
  mentions: "/orvalane/mentions",
  surfaces: (world) => {
    const contest = addressOf(world, world.bySlug("brand-contest"));
    const photo = photoAddress(world, world.bySlug("brand-contest"));
    return [
      { name: "home", path: "/" },
      { name: "home-plain", path: "/", switches: { veil: "none", layout: "b" } },
      { name: "page", path: "/orvalane" },
      { name: "mentions", path: "/orvalane/mentions", switches: { veil: "none" } },
      { name: "mentions-veiled", path: "/orvalane/mentions", switches: { veil: "all" }, empty: true },
      { name: "post", path: contest },
      { name: "post-logged-out", path: contest, switches: { login: "out" } },
      { name: "dialog", path: contest, over: "/orvalane" },
      { name: "photo", path: photo },
      { name: "photo-over-page", path: photo, over: "/orvalane" },
      { name: "reel", path: addressOf(world, world.bySlug("brand-depot")) },
      { name: "group", path: `/groups/${GROUP}`, switches: { layout: "b", veil: "none" } },
      { name: "search", path: "/search/posts/?q=orvalane", switches: { veil: "none" } },
      ...(["de", "es", "fr", "pt", "ja", "ar", "zh"] as const).map((language) => ({
        name: `page-${language}`,
        path: "/orvalane.help",
        switches: { language },
      })),
    ];
  },
  pathOf: ({ world }, slug) => addressOf(world, world.bySlug(slug)),
  expected: expectedMentions,
};
