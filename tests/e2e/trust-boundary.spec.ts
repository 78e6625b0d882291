/** What a hostile page, a hostile post or a broken-into content script can do: nothing (P1 to P9). */
import type { Page } from "@playwright/test";

import { historyCard } from "../browser/pages.ts";
import { eventTypes } from "../browser/case-log.ts";
import { plantRows, readTable } from "../browser/store.ts";
import { mentionBy } from "../unit/mentions.ts";
import { expect, MENTIONS, pathOf, tellFromPage, test, visit } from "./fixtures.ts";
import { play, tricks } from "./tricks.ts";

const CASE = `case-${"0".repeat(32)}`;

test("events that the page makes up do nothing; a human's click does", async ({ baton }) => {
  const { page, overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  const button = await overlay.standing(post, "hand_off");
  await page.evaluate(
    ({ x, y, width, height, path }) => {
      const at = {
        clientX: x + width / 2,
        clientY: y + height / 2,
        bubbles: true,
        composed: true,
        detail: 1,
      };
      const host = document.querySelector(`[data-sandbox-post="${path}"] div[style*="container-type"]`);
      for (const target of [host, document.elementFromPoint(at.clientX, at.clientY)]) {
        for (const type of ["pointerdown", "pointerup"]) target?.dispatchEvent(new PointerEvent(type, at));
        for (const type of ["mousedown", "mouseup", "click"]) target?.dispatchEvent(new MouseEvent(type, at));
        for (const key of ["Enter", " ", "Tab"]) {
          for (const type of ["keydown", "keyup"]) {
            target?.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
          }
        }
        if (target instanceof HTMLElement) {
          target.focus();
          target.click();
        }
      }
    },
    { ...button, path: post },
  );
  expect((await overlay.chipAt(post)).stage).toBe("request");
  expect(await eventTypes(await baton.worker())).toEqual([]);
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  expect(await eventTypes(await baton.worker())).toEqual(["handed_off"]);
});

test("a human's click is refused while the page plays a trick on the button, and counts when it has stopped", async ({
  baton,
}) => {
  test.setTimeout(180_000);
  const { page, overlay } = await visit(baton, MENTIONS, { tick: 0 });
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  for (const trick of tricks) {
    await test.step(trick.name, async () => {
      const events = await eventTypes(await baton.worker());
      const before = await overlay.standing(post, "hand_off");
      if (trick.says) expect((await overlay.chipAt(post)).text).not.toContain(trick.says);
      await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
      const undo = await page.evaluateHandle(play, { trick, post });
      const button = trick.atOnce
        ? (await overlay.chipAt(post)).buttons.find(({ action }) => action === "hand_off")
        : await overlay.standing(post, "hand_off");
      const { x, y, width, height } = button ?? before;
      await page.mouse.click(x + width / 2, y + height / 2);
      if (trick.says)
        await overlay.chip((chip) => chip.post === post && chip.text.includes(trick.says ?? ""));
      // A click that gets through shows at once.
      expect((await overlay.chipAt(post)).stage).toBe("request");
      expect(await eventTypes(await baton.worker())).toEqual(events);

      await undo.evaluate((put) => put());
      // The trick is over and the button has stood still for a moment: the first click counts.
      await overlay.click(post, "hand_off");
      await overlay.chipAt(post, "held");
      await overlay.click(post, "undo");
      await overlay.chipAt(post, "request");
      // The chip shows the undo before the store has it.
      await expect.poll(async () => (await eventTypes(await baton.worker())).length).toBe(events.length + 2);
    });
  }
});

test("a page that is framed into another gets no chip", async ({ baton }) => {
  const { page, overlay } = await visit(baton, MENTIONS);
  await overlay.chip(() => true);
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "/search?q=orvalane";
    frame.style.cssText = "position:fixed;inset:0;width:100%;height:100%";
    document.body.append(frame);
  });
  const framed = page.frameLocator("iframe[src^='/search']");
  await expect(framed.locator("article").first()).toBeVisible();
  // Long enough for a content script to have come, had there been one: a message makes the round trip.
  expect(await tellFromPage(overlay, "pageSettings", { site: "x" })).toMatchObject({ ok: true });
  await expect(framed.locator("html > :not(head, body), div[style*='container-type']")).toHaveCount(0);
});

test("messages that a content script may not send are refused, whatever they say", async ({ baton }) => {
  const { overlay } = await visit(baton, MENTIONS);
  await overlay.chip(() => true);
  const commandId = crypto.randomUUID();
  const [settings] = await readTable(await baton.worker(), "settings");
  const forbidden: readonly (readonly [string, unknown])[] = [
    ["work", { commandId, caseId: CASE, command: { type: "claim" } }],
    ["saveSettings", { ...(settings?.value as object), me: { id: "evil", name: "Evil", role: "admin" } }],
    ["historyCard", { mentionKey: "x:1" }],
    ["correctFromCard", { mentionKey: "x:1", service: true }],
    ["openPost", { caseId: CASE }],
    ["closeCard", {}],
  ];
  for (const [name, input] of forbidden) {
    expect(await tellFromPage(overlay, name, input), name).toMatchObject({
      ok: false,
      problem: { code: "sender_refused" },
    });
  }
  for (const name of ["exportAll", "__proto__", "constructor", "toString", ""]) {
    expect(await tellFromPage(overlay, name, {}), name).toMatchObject({
      problem: { code: "unknown_message" },
    });
  }
  expect(await readTable(await baton.worker(), "settings")).toEqual([settings]);
});

test("input that does not fit is refused, and the worker goes on", async ({ baton }) => {
  const { overlay } = await visit(baton, MENTIONS);
  await overlay.chip(() => true);
  const commandId = crypto.randomUUID();
  const mention = mentionBy("guest", "77", "where is my parcel?");
  const unfit: readonly (readonly [string, unknown])[] = [
    ["pageSettings", { site: "x", tab: 1 }],
    ["pageSettings", { site: "x".repeat(1_000_000) }],
    ["pageSettings", null],
    ["annotate", { mentions: Array.from({ length: 201 }, () => mention) }],
    ["annotate", { mentions: [{ ...mention, text: "x".repeat(25_001) }] }],
    ["annotate", { mentions: [{ ...mention, url: "javascript:alert(1)" }] }],
    ["annotate", { mentions: [{ ...mention, author: { ...mention.author, isAdmin: true } }] }],
    ["handOff", { commandId: "1", mention }],
    ["handOff", { commandId, mention, actor: { id: "evil", name: "Evil", role: "admin" } }],
    ["handOff", { commandId, mention, at: 0 }],
    ["handOff", { commandId, mention: { ...mention, key: "x:../../1 2" } }],
    ["undoHandOff", { commandId, caseId: "case-1" }],
    ["openQueue", { caseId: CASE, url: "https://evil.invalid" }],
    ["correct", { mention, service: "yes" }],
    // As text, because `__proto__` in a literal would set the prototype.
    ["openQueue", JSON.parse('{"__proto__": {"caseId": "x"}, "constructor": 1}')],
  ];
  for (const [name, input] of unfit) {
    expect(
      await tellFromPage(overlay, name, input),
      `${name} ${JSON.stringify(input).slice(0, 80)}`,
    ).toMatchObject({
      ok: false,
      problem: { code: "bad_input" },
    });
  }
  expect(await tellFromPage(overlay, "pageSettings", { site: "x" })).toMatchObject({ ok: true });
  expect(await eventTypes(await baton.worker())).toEqual([]);
});

test("a customer's history is in the card and nowhere in the page, neither in its document nor in its memory", async ({
  baton,
}) => {
  const secret = `secret-${crypto.randomUUID()}`;
  const { page, overlay } = await visit(baton, MENTIONS, { tick: 0 });
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  const earlier = {
    id: "x:1",
    customerKey: "x:marta_holm",
    at: Date.now() - 86_400_000,
    channel: "x",
    kind: "mention",
  };
  await plantRows(await baton.worker(), "contacts", [
    { ...earlier, text: secret, url: "https://x.com/i/status/1" },
  ]);
  const { x, y } = await overlay.standing(post, "why");
  await page.mouse.move(x + 5, y + 5);
  const card = await historyCard(page);
  // Until somebody clicks, the frame has nothing to show and asks for nothing.
  await card.waitForLoadState();
  await expect(card.locator("#root")).toBeEmpty();
  await overlay.click(post, "why");
  await expect(card.getByText(secret)).toBeVisible();

  for (const frame of page.frames().filter((each) => each.url().startsWith("https://"))) {
    expect(await frame.content()).not.toContain(secret);
  }
  // The snapshot holds the page's own world and the content script's: they share one heap.
  const control = `control-${crypto.randomUUID()}`;
  await page.evaluate((text) => Object.assign(globalThis, { batonControl: `${text}!` }), control);
  const heap = await heapOf(page);
  expect(heap).toContain(control);
  expect(heap).toContain("First contact");
  expect(heap).not.toContain(secret);
});

async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => void chunks.push(chunk));
  await session.send("HeapProfiler.takeHeapSnapshot");
  return chunks.join("");
}
