/**
 * Stands in for WXT's context of a content script (wxt.config.ts). Ours only has to know when the extension was updated or
 * removed under the page; WXT's own is a twentieth of what is loaded into each page, and would say our id in the page, in
 * the name of an event.
 */
import browser from "webextension-polyfill";

export class ContentScriptContext {
  readonly #ended = new AbortController();

  /** Reading it is what notices the end: browsers do not tell. */
  get isInvalid(): boolean {
    // Without an extension there is no id, whatever the types say.
    if (!browser.runtime?.id) this.#ended.abort();
    return this.#ended.signal.aborted;
  }

  onInvalidated(over: () => void): void {
    this.#ended.signal.addEventListener("abort", over, { once: true });
  }
}
