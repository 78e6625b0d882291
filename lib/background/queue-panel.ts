/** Opening the queue beside the page: the side panel in Chromium, the sidebar in Firefox. Both insist on a click. */
import browser from "webextension-polyfill";

/** The two APIs have no common shape, and the polyfill knows neither. */
type QueuePanels = {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
};

export async function openQueueBeside(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = panels();
  if (sidePanel) await sidePanel.open({ windowId });
  else await sidebarAction?.open();
}

/** The same from one of our own pages, which does not know its window yet. */
export async function openQueueHere(): Promise<void> {
  const { sidePanel, sidebarAction } = panels();
  // Firefox forgets the click at the first `await`.
  if (!sidePanel) return sidebarAction?.open();
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await sidePanel.open({ windowId: id });
}

function panels(): QueuePanels {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field is optional and looked for
  return (globalThis as { readonly chrome?: QueuePanels }).chrome ?? {};
}
