/** Opening the queue beside the page: the side panel in Chromium, the sidebar in Firefox. Both insist on a click. */
import browser from "webextension-polyfill";

/** The two APIs have no common shape, and the polyfill knows neither. */
type QueuePanels = {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
};

export async function openQueueBeside(windowId: number): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field is optional and looked for
  const { chrome } = globalThis as { readonly chrome?: QueuePanels };
  if (chrome?.sidePanel) await chrome.sidePanel.open({ windowId });
  else await chrome?.sidebarAction?.open();
}

/** The same from one of our own pages, which does not know its window yet. */
export async function openQueueHere(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await openQueueBeside(id);
}
