/** Instagram. What its pages are made of is in instagram/selectors.ts, how they are read in docs/sites.md. */
import { hasTakenOver } from "./comet.ts";
import type { Site } from "./site.ts";
import { isInstagram, subjectOf, surfaceOf } from "./instagram/address.ts";
import { composers } from "./instagram/composer.ts";
import { itemsIn } from "./instagram/item.ts";
import { themeOf, viewerOf } from "./instagram/page.ts";
import { anchorOf, identifyItem, keyOf, readItem } from "./instagram/read.ts";

export const instagram: Site = {
  name: "instagram",
  label: "Instagram",
  matches: isInstagram,
  surface: surfaceOf,
  subject: subjectOf,
  viewer: viewerOf,
  ready: hasTakenOver,
  items: itemsIn,

  identify(item) {
    const id = identifyItem(item);
    return id === undefined ? undefined : keyOf(id);
  },

  read: readItem,
  anchor: (item) => anchorOf(item) ?? item,
  theme: themeOf,
  floors: { postedAt: 0.9 },
  // At the end, where it stands elsewhere, is the comment field of a post that is open over its profile.
  pageStyle: ".navigator{inset-inline:16px auto}",
  composers,
};
