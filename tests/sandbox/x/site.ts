import { BRAND } from "../data/brand.ts";
import type { SandboxSite } from "../shared/site.ts";
import type { World } from "../data/world.ts";
import { expectedMentions } from "./expected.ts";

function pathIn(world: World, slug: string): string {
  const post = world.bySlug(slug);
  return `/${post.by}/status/${world.idOf(post)}`;
}

export const x: SandboxSite = {
  name: "x",
  host: "x.com",
  movedHosts: ["twitter.com", "www.x.com", "www.twitter.com"],
  pictureHosts: ["pbs.twimg.com", "abs-0.twimg.com"],
  home: "/home",
  sources: {
    pictures: "https://*.twimg.com",
    connect: "https://*.x.com https://*.twimg.com",
    objects: "'none'",
  },
  accounts: BRAND.handles,
  mentions: "/notifications/mentions",
  surfaces: (world) => [
    { name: "home", path: "/home" },
    { name: "search", path: "/search?q=orvalane&f=live" },
    { name: "mentions", path: "/notifications/mentions" },
    { name: "notifications", path: "/notifications" },
    { name: "profile", path: "/orvalane/with_replies" },
    { name: "list", path: "/i/lists/84100" },
    { name: "community", path: "/i/communities/84200" },
    { name: "quotes", path: `${pathIn(world, "brand-router")}/quotes` },
    { name: "status", path: pathIn(world, "service-outage-fennimore-2") },
    { name: "article", path: pathIn(world, "brand-article") },
    { name: "photo", path: `${pathIn(world, "service-damaged-box")}/photo/1` },
    {
      name: "photo-over-mentions",
      path: `${pathIn(world, "service-damaged-box")}/photo/1`,
      over: "/notifications/mentions",
    },
    { name: "chat", path: "/i/chat/8801-9310", empty: true },
    { name: "mentions-ar", path: "/notifications/mentions", switches: { language: "ar" } },
  ],
  pathOf: ({ world }, slug) => pathIn(world, slug),
  expected: expectedMentions,
};
