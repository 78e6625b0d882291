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
  },
  mentions: "/p/DNwxwOo3Qo2/",
  pathOf({ switches }, slug) {
    const gram = createGram(switches);
    return gram.pathOf(gram.bySlug(slug));
  },
  expected: expectedMentions,
};
