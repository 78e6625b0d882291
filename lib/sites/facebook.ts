/** Facebook. What its pages are made of is in facebook/selectors.ts, how they are read in docs/sites.md. */
import type { Site } from "./site.ts";
import { isFacebook } from "./facebook/address.ts";
import { composers } from "./facebook/composer.ts";
import { itemsIn } from "./facebook/item.ts";
import { isReady, subjectOf, surfaceOf, themeOf, viewerOf } from "./facebook/page.ts";
import { anchorOf, identifyItem, keyOf, readItem } from "./facebook/read.ts";

export const facebook: Site = {
  name: "facebook",
  label: "Facebook",
  matches: isFacebook,
  surface: surfaceOf,
  subject: subjectOf,
  viewer: viewerOf,
  ready: isReady,
  items: itemsIn,

  identify(item, url) {
    const id = identifyItem(item, url);
    return id === undefined ? undefined : keyOf(id);
  },

  read: readItem,
  anchor: anchorOf,
  theme: themeOf,
  floors: { name: 0.9 },
  composers,
};
