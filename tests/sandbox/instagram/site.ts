import { BRAND } from "../data/brand.ts";
import type { SandboxSite } from "../shared/site.ts";
import { createGram } from "./data/world.ts";
import { expectedMentions } from "./expected.ts";

export const instagram: SandboxSite = {
  name: "instagram",
  host: "www.instagram.com",
  movedHosts: ["instagram.com"],
  pictureHosts: ["scontent.cdninstagram.com"],
  home: "/",
  sources: {
    pictures: "https://*.cdninstagram.com",
    connect: "https://*.instagram.com https://*.cdninstagram.com",
    objects: "'none'",
  },
  accounts: BRAND.handles,
  mentions: "/p/DNwxwOo3Qo2/",
  surfaces: () => [
    { name: "home", path: "/" },
    { name: "post", path: "/p/DNwxwOo3Qo2/" },
    { name: "post-over-grid", path: "/p/DNwxwOo3Qo2/", over: "/orvalane/" },
    { name: "tagged", path: "/orvalane/tagged/" },
    { name: "reels", path: "/reels/" },
    { name: "post-ar", path: "/p/DNwxwOo3Qo2/", switches: { language: "ar" } },
  ],
  pathOf({ switches }, slug) {
    const gram = createGram(switches);
    return gram.pathOf(gram.bySlug(slug));
  },
  expected: expectedMentions,
};
