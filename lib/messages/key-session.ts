/**
 * The key to the store as the browser remembers it until it closes (`storage.session`: in memory alone, for our background and
 * our own pages, never for content scripts), so that a background that was stopped and woken needs no passphrase again.
 */
import browser from "webextension-polyfill";
import { z } from "zod";

import type { KeySession } from "../vault/data-key.ts";

const NAME = "dataKey";
const storedSchema = z.object({ [NAME]: z.array(z.number().int().min(0).max(255)).length(32) });

export const keySession: KeySession & { readonly watch: (changed: () => void) => void } = {
  async read() {
    const stored = storedSchema.safeParse(await browser.storage.session.get(NAME));
    return stored.success ? Uint8Array.from(stored.data[NAME]) : undefined;
  },
  remember: (dataKey) => browser.storage.session.set({ [NAME]: [...dataKey] }),
  forget: () => browser.storage.session.remove(NAME),
  watch(changed) {
    browser.storage.onChanged.addListener((_changes, area) => {
      if (area === "session") changed();
    });
  },
};
