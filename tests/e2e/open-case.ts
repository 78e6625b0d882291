/** The story of a case in the queue, with the words to the customer opened. */
import type { Page } from "@playwright/test";

import type { BatonBrowser } from "../browser/baton.ts";
import { pathOf, visit } from "./fixtures.ts";

const QUIET = { tick: 0, latency: 0 } as const;

/** Hands a post off and opens its case in the queue. @param path a page that shows the post without scrolling */
export async function openCase(
  baton: BatonBrowser,
  slug: string,
  path: string = baton.sandbox.site.mentions,
): Promise<Page> {
  const { page, overlay } = await visit(baton, path, QUIET);
  const post = pathOf(baton, slug);
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await overlay.click(post, "send_now");
  await overlay.chipAt(post, "with_service");
  await page.close();
  const panel = await baton.openOwn("sidepanel");
  await panel.getByRole("button", { name: /^Read the story/u }).click();
  await panel.getByText("Reply on the page").click();
  return panel;
}
