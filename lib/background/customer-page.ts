/** Opening the customer page. */
import browser from "webextension-polyfill";

/** @param ticket what it is opened for; see `tickets.ts` */
export async function openCustomerPage(ticket?: string): Promise<void> {
  const address = browser.runtime.getURL("/customer.html");
  await browser.tabs.create({ url: ticket === undefined ? address : `${address}#${ticket}` });
}
