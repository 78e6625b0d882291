/** A human's click acts once, and the page hears nothing of it. What a hostile page makes of clicks: trust-boundary.spec.ts. */
import type { Page } from "@playwright/test";

import type { BatonBrowser } from "../browser/baton.ts";
import type { OverlayView } from "../browser/overlay-view.ts";
import { eventTypes } from "../browser/case-log.ts";

import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";

type Scene = {
  readonly page: Page;
  readonly overlay: OverlayView;
  readonly post: string;
  /** The middle of *Hand off*, once it stands still. */
  readonly x: number;
  readonly y: number;
};

async function prepare(baton: BatonBrowser): Promise<Scene> {
  const { page, overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  const { x, y, width, height } = await overlay.standing(post, "hand_off");
  return { page, overlay, post, x: x + width / 2, y: y + height / 2 };
}

test("the second click of a double click neither undoes nor opens the post", async ({ baton }) => {
  const { page, overlay, post, x, y } = await prepare(baton);
  await page.mouse.dblclick(x, y);
  expect((await overlay.chipAt(post, "held")).stage).toBe("held");
  expect(new URL(page.url()).pathname).toBe(MENTIONS);
  expect(await eventTypes(await baton.worker())).toEqual(["handed_off"]);
});

test("an honest click hands off, and the page hears nothing of it", async ({ baton }) => {
  const { page, overlay, post, x, y } = await prepare(baton);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const type of ["click", "pointerup", "mouseup", "keydown", "keyup"]) {
      document.getElementById("react-root")?.addEventListener(type, (event) => heard.push(event.type));
    }
  });
  await page.mouse.click(x, y);
  await overlay.chipAt(post, "held");
  expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
  expect(new URL(page.url()).pathname).toBe(MENTIONS);
});
