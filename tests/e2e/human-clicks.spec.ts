/** Only a human's click acts: whatever a hostile page does to a chip, nothing is handed off that nobody meant. */
import type { Page } from "@playwright/test";

import type { BatonBrowser } from "../browser/baton.ts";
import type { OverlayView } from "../browser/overlay-view.ts";
import { eventTypes } from "../browser/store.ts";
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

/** Nothing was handed off, and the next honest click is. */
async function expectNothingYet(baton: BatonBrowser, { overlay, post }: Scene): Promise<void> {
  expect((await overlay.chipAt(post)).stage).toBe("request");
  expect(await eventTypes(await baton.worker())).toEqual([]);
}

/** What the page does to the chip before the person clicks; runs in the page's own world. `at` is where the button is. */
const traps: readonly (readonly [
  what: string,
  words: string,
  trap: (at: { x: number; y: number }) => void,
])[] = [
  [
    "faded out",
    "The page hides this button",
    ({ x, y }) => {
      const host = document.elementFromPoint(x, y);
      if (host instanceof HTMLElement) host.style.setProperty("opacity", "0.1", "important");
    },
  ],
  [
    "faded with the whole page",
    "The page hides this button",
    () => {
      document.documentElement.style.opacity = "0.01";
    },
  ],
  [
    "hidden by a filter on its post",
    "The page hides this button",
    ({ x, y }) => {
      const article = document.elementFromPoint(x, y)?.closest("article");
      if (article) article.style.filter = "opacity(0)";
    },
  ],
  [
    "under something that lets clicks through",
    "Something covers this",
    () => {
      const cover = document.createElement("div");
      cover.style.cssText = "position:fixed;inset:0;background:white;pointer-events:none;z-index:99999";
      cover.textContent = "Win a prize";
      document.body.append(cover);
    },
  ],
  [
    "under a popover in the top layer",
    "Something covers this",
    () => {
      const cover = document.createElement("div");
      cover.popover = "manual";
      cover.style.cssText = "inset:0;width:100vw;height:100vh;border:0;background:white;pointer-events:none";
      document.body.append(cover);
      cover.showPopover();
    },
  ],
];

for (const [what, words, trap] of traps) {
  test(`a click on a button that is ${what} does nothing, and the chip says why`, async ({ baton }) => {
    const scene = await prepare(baton);
    await scene.page.evaluate(trap, { x: scene.x, y: scene.y });
    await scene.page.mouse.move(scene.x - 40, scene.y);
    await scene.overlay.standing(scene.post, "hand_off");
    await scene.page.mouse.click(scene.x, scene.y);
    await expect.poll(async () => (await scene.overlay.chipAt(scene.post)).text).toContain(words);
    await expectNothingYet(baton, scene);
  });
}

test("a click that a page makes by script does nothing", async ({ baton }) => {
  const scene = await prepare(baton);
  await scene.page.evaluate(
    ({ x, y }) => {
      const host = document.elementFromPoint(x, y);
      if (!(host instanceof HTMLElement)) throw new Error("no chip");
      const at = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, detail: 1 };
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
        host.dispatchEvent(new MouseEvent(type, at));
      }
      host.click();
      host.focus();
      for (const key of ["Enter", " "]) {
        host.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
      }
    },
    { x: scene.x, y: scene.y },
  );
  await scene.overlay.standing(scene.post, "hand_off");
  await expectNothingYet(baton, scene);
});

test("a button that slips under the pointer just before the click does nothing", async ({ baton }) => {
  const scene = await prepare(baton);
  const up = 60;
  await scene.page.mouse.move(scene.x, scene.y - up);
  await scene.overlay.standing(scene.post, "hand_off");
  await scene.page.evaluate(
    ({ x, y, distance }) => {
      const cell = document.elementFromPoint(x, y)?.closest("article")?.parentElement;
      if (cell) cell.style.translate = `0 ${-distance}px`;
    },
    { x: scene.x, y: scene.y, distance: up },
  );
  await scene.page.mouse.click(scene.x, scene.y - up);
  await expect.poll(async () => (await scene.overlay.chipAt(scene.post)).text).toContain("It moved just now");
  await expectNothingYet(baton, scene);
});

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
