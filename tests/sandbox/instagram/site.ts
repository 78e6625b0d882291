import { BRAND } from "../data/brand.ts";
import type { SandboxSite } from "../shared/site.ts";
import { createGram } from "./data/world.ts";
import { defaultSwitches } from "../switches.ts";
import { expectedMentions } from "./expected.ts";

/** The brand's post with most comments. */
const POST = pathTo("router");

function pathTo(slug: string): string {
  const gram = createGram(defaultSwitches);
  return gram.pathOf(gram.bySlug(slug));
}

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
  mentions: POST,
  surfaces: () => {
    const answers = pathTo("service-lost-parcel");
    const tagged = pathTo("tagged-crushed");
    return [
      { name: "home", path: "/" },
      { name: "post", path: POST },
      { name: "post-article", path: POST, switches: { layout: "b" } },
      { name: "post-over-grid", path: POST, over: "/orvalane/" },
      { name: "post-over-grid-columns", path: POST, over: "/orvalane/", switches: { layout: "b" } },
      { name: "answers", path: answers },
      { name: "answers-article", path: answers, switches: { layout: "b" } },
      { name: "reel", path: pathTo("depot").replace("/p/", "/reel/") },
      { name: "reels-comments", path: `${pathTo("depot").replace("/p/", "/reels/")}comments/` },
      { name: "profile", path: "/orvalane/", empty: true },
      { name: "tagged", path: "/orvalane/tagged/", empty: true },
      { name: "tagged-post", path: tagged, over: "/orvalane/tagged/" },
      { name: "inbox", path: "/direct/inbox/", empty: true },
      { name: "post-signed-out", path: POST, switches: { login: "out" } },
      { name: "post-wrapped", path: POST, switches: { wrappers: 2, drift: "drop", seed: 2 } },
      ...(["de", "es", "fr", "pt", "ja", "ar", "zh"] as const).map((language, index) => ({
        name: `post-${language}`,
        path: POST,
        switches: { language, layout: index % 2 === 0 ? "a" : "b" } as const,
      })),
    ];
  },
  pathOf({ switches }, slug) {
    const gram = createGram(switches);
    return gram.pathOf(gram.bySlug(slug));
  },
  expected: expectedMentions,
};
