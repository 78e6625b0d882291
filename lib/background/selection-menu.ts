/**
 * "Log as call with…" in the browser's menu for marked text, where the person turned that on. Baton gets the text that is marked
 * and nothing else of the page, and only when the menu is clicked.
 */
import browser from "webextension-polyfill";

import { MAX_NOTE_LENGTH } from "../case/case.ts";
import { keysMeant } from "../traces.ts";
import { words } from "../words/words.ts";
import type { Background } from "./context.ts";

const kinds = ["call", "mail"] as const;

/** The part of the browser is there only once the person has allowed it. */
export function followSelectionMenu(background: Background): void {
  let isListening = false;
  const listen = (): void => {
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- absent without the permission
    if (isListening || !browser.contextMenus) return;
    isListening = true;
    browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = "" }) => {
      const kind = kinds.find((each) => `log_${each}` === menuItemId);
      if (kind) void openSelection(background, kind, selectionText);
    });
  };
  const drawn = (): void => {
    listen();
    void draw();
  };
  listen();
  browser.permissions.onAdded.addListener(drawn);
  browser.runtime.onInstalled.addListener(drawn);
  browser.runtime.onStartup.addListener(drawn);
}

async function draw(): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ["contextMenus"] }))) return;
  await browser.contextMenus.removeAll();
  for (const kind of kinds) {
    browser.contextMenus.create({
      id: `log_${kind}`,
      title: words(`customerToLog_${kind}`),
      contexts: ["selection"],
    });
  }
}

/** Opens the customer page with the text in its form; at the customer, if the text is nothing but their address. */
export async function openSelection(
  { tickets, openCustomerPage }: Pick<Background, "tickets" | "openCustomerPage">,
  kind: (typeof kinds)[number],
  marked: string,
): Promise<void> {
  const text = marked.trim();
  const [only] = keysMeant(text, []).filter((key) => /^(?:email|phone):/u.test(key));
  const selection = {
    kind,
    text: text.slice(0, MAX_NOTE_LENGTH),
    wasCut: text.length > MAX_NOTE_LENGTH,
  };
  await openCustomerPage(tickets.issue({ selection, ...(only !== undefined && { account: only }) }));
}
