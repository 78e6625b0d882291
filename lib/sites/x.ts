/** X, formerly Twitter. What its pages are made of is in x/selectors.ts, how they are read in docs/sites.md. */
import type { Site } from "./site.ts";
import { isX, surfaceOf } from "./x/address.ts";
import { composers } from "./x/composer.ts";
import { itemOf, itemsIn } from "./x/item.ts";
import { isReady, subjectOf, themeOf, viewerOf } from "./x/page.ts";
import { actionBars, identifyItem, keyOf, readItem } from "./x/read.ts";

export const x: Site = {
  name: "x",
  label: "X",
  matches: isX,
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

  /** The column that ends with the action bar, so that the chip gets a line of its own under it. */
  anchor: (item) => actionBars(itemOf(item)).at(-1)?.parentElement ?? item,

  theme: themeOf,
  floors: { name: 0.9, postedAt: 0.9 },
  composers,
};
