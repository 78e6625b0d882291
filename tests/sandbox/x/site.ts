import type { SandboxSite } from "../shared/site.ts";
import { expectedMentions } from "./expected.ts";

export const x: SandboxSite = {
  name: "x",
  host: "x.com",
  movedHosts: ["twitter.com", "www.x.com", "www.twitter.com"],
  pictureHosts: ["pbs.twimg.com", "abs-0.twimg.com"],
  home: "/home",
  sources: { pictures: "https://*.twimg.com", connect: "https://*.x.com https://*.twimg.com" },
  mentions: "/notifications/mentions",
  pathOf({ world }, slug) {
    const post = world.bySlug(slug);
    return `/${post.by}/status/${world.idOf(post)}`;
  },
  expected: expectedMentions,
};
