/**
 * Stands in for webextension-polyfill in the content script (wxt.config.ts). There only messages, words and addresses
 * are used, and for those every supported browser answers with promises by itself; the polyfill would be a seventh of
 * all that is loaded into each page.
 */
import type { Browser } from "webextension-polyfill";

type Names = { readonly browser?: Browser; readonly chrome?: Browser };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of the two is there in every content script
const { browser, chrome } = globalThis as Names;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as said above
export default (browser ?? chrome) as Browser;
