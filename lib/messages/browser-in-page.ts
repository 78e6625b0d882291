/**
 * Stands in for webextension-polyfill in the content script (wxt.config.ts). There only messages, words and addresses
 * are used, and for those every supported browser answers with promises by itself; the polyfill would be a seventh of
 * all that is loaded into each page.
 */
import type { Browser } from "webextension-polyfill";

declare const globalThis: { readonly browser?: Browser; readonly chrome: Browser };

export default globalThis.browser ?? globalThis.chrome;
