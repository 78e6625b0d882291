/** The accounts of the sandbox's brand, made known to Baton. */
import { expect, type Page } from "@playwright/test";

import type { BatonBrowser } from "./baton.ts";
import { readTable } from "./store.ts";

/** Tells Baton all accounts that the brand has on the site of this sandbox. */
export async function nameAccounts(baton: BatonBrowser): Promise<void> {
  const own = await baton.openOwn("popup");
  await expect.poll(() => readTable(own, "settings")).toHaveLength(1);
  const [row] = await readTable(own, "settings");
  const { name: site, accounts: handles } = baton.sandbox.site;
  const accounts = handles.map((handle) => ({ site, handle }));
  const settings = { ...(row?.value as object), accounts };
  expect(await save(own, settings)).toEqual({ ok: true, value: {} });
  await own.close();
}

function save(own: Page, settings: object): Promise<unknown> {
  return own.evaluate((input) => {
    type Chrome = { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
    const { runtime } = (globalThis as unknown as { readonly chrome: Chrome }).chrome;
    return runtime.sendMessage({ name: "saveSettings", input });
  }, settings);
}
