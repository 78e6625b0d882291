/** The main job: a mention leaves the feed, is worked on in the queue, and its outcome comes back to the post. */
import type { BatonBrowser } from "../browser/baton.ts";
import { OverlayView } from "../browser/overlay-view.ts";
import { resolveCase, toolbarBadge } from "../browser/pages.ts";
import { eventTypes, readEvents } from "../browser/case-log.ts";
import { readTable } from "../browser/store.ts";
import { siteNames } from "../sandbox/sites.ts";
import { expect, MENTIONS, pathOf, tell, test, visit, type Site } from "./fixtures.ts";

for (const site of siteNames) {
  test.describe(`on ${site}`, () => {
    test.use({ options: { site } });

    test("a mention is handed off, undone, handed off again and sent; the agent resolves it; the outcome stands at the post", async ({
      baton,
    }) => {
      await baton.become("Ada", "marketer");
      const { page, overlay } = await visit(baton, baton.sandbox.site.mentions);
      const post = pathOf(baton, "service-lost-parcel");

      await overlay.chipAt(post, "request");
      await overlay.click(post, "hand_off");
      const held = await overlay.chipAt(post, "held");
      expect(held.buttons.map(({ action }) => action)).toEqual(["why", "send_now", "undo"]);
      await overlay.click(post, "undo");
      expect((await overlay.chipAt(post, "request")).label).toContain("Taken back");
      await overlay.click(post, "hand_off");
      await overlay.chipAt(post, "held");
      await overlay.click(post, "send_now");
      expect((await overlay.chipAt(post, "with_service")).label).toContain("With service since");

      // A tab behind others still counts as seen in a headless browser: the post is left until its outcome is to be seen.
      await page.goto("about:blank");

      await baton.become("Mira", "agent");
      await expect
        .poll(() => toolbarBadge(baton))
        .toEqual({ text: "1", title: "Baton: 1 case nobody has claimed" });
      const queue = await baton.openOwn("sidepanel");
      await queue.getByRole("button", { name: /^Claim/u }).click();
      await expect(queue.getByText("The case is yours.")).toBeVisible();
      await expect.poll(async () => (await toolbarBadge(baton)).text).toBe("");
      await expect(queue.getByText("out for delivery").first()).toBeVisible();
      await resolveCase(queue);
      await expect(queue.getByText("Resolved. The outcome shows at the post.")).toBeVisible();

      await baton.become("Ada", "marketer");
      await expect
        .poll(() => toolbarBadge(baton))
        .toEqual({ text: "1", title: "Baton: 1 outcome you have not seen" });
      const back = await visit(baton, baton.sandbox.site.mentions);
      const resolved = await back.overlay.chipAt(post, "resolved");
      expect(resolved.label).toContain("Resolved by");
      expect(resolved.label).toContain("Mira");
      expect(resolved.label).toContain("Fixed");
      // Seen at the post, it is no news any more.
      await expect.poll(async () => (await toolbarBadge(baton)).text).toBe("");

      const again = await visit(baton, baton.sandbox.site.mentions);
      expect((await again.overlay.chipAt(post, "resolved")).label).toContain("Mira");
      expect(await eventTypes(await baton.worker())).toEqual([
        "handed_off",
        "undone",
        "reopened",
        "sent",
        "claimed",
        "resolved",
        "outcome_seen",
      ]);
    });
  });
}

test("a handoff that nobody undoes is sent when its time is over", async ({ baton }) => {
  const { overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await overlay.chipAt(post, "with_service");
  await expect.poll(async () => eventTypes(await baton.worker())).toEqual(["handed_off", "sent"]);
  const [handedOff, sent] = await readEvents(await baton.worker());
  expect((sent?.at ?? 0) - (handedOff?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
});

test("a double click hands off once", async ({ baton }) => {
  const { page, overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  const button = await overlay.standing(post, "hand_off");
  await page.mouse.dblclick(button.x + button.width / 2, button.y + button.height / 2);
  await overlay.chipAt(post, "held");
  expect(await eventTypes(await baton.worker())).toEqual(["handed_off"]);
  expect(await readTable(await baton.worker(), "cases")).toHaveLength(1);
});

test("two windows that hand the same mention off at the same moment make one case", async ({ baton }) => {
  const post = pathOf(baton, "service-lost-parcel");
  const sites = [await visitInWindow(baton), await visitInWindow(baton)];
  for (const { overlay } of sites) await overlay.chipAt(post, "request");
  const buttons = await Promise.all(sites.map(({ overlay }) => overlay.standing(post, "hand_off")));
  await Promise.all(
    sites.map(({ page }, index) =>
      page.mouse.click((buttons[index]?.x ?? 0) + 10, (buttons[index]?.y ?? 0) + 10),
    ),
  );
  for (const { overlay } of sites) await overlay.chipAt(post, "held");
  const worker = await baton.worker();
  expect(await eventTypes(worker)).toEqual(["handed_off"]);
  expect(await readTable(worker, "cases")).toHaveLength(1);
  // Both clicks arrived and both were answered.
  expect(await readTable(worker, "commands")).toHaveLength(2);
});

test("a second mention of the same person in the same conversation joins the case", async ({ baton }) => {
  const { page, overlay } = await visit(baton, MENTIONS);
  const first = pathOf(baton, "service-never-came");
  const second = pathOf(baton, "service-never-came-number");
  await handOffAt({ page, overlay }, first);
  await handOffAt({ page, overlay }, second);
  const worker = await baton.worker();
  expect(await eventTypes(worker)).toEqual(["handed_off", "joined"]);
  const [only, ...others] = await readTable(worker, "cases");
  expect(others).toEqual([]);
  expect(only?.mentionKeys).toEqual([first, second].map((path) => `x:${path.split("/").at(-1)}`));
});

test("a mention that a colleague has handed off says who did, and how it stands", async ({ baton }) => {
  await baton.become("Ada", "marketer");
  const { page, overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await overlay.click(post, "send_now");
  await overlay.chipAt(post, "with_service");

  await takePlaceOf(baton, "Mira", "agent");
  await page.reload();
  const chip = await overlay.chipAt(post, "with_service");
  expect(chip.label).toMatch(/Handed off by .?Ada/u);
  expect(chip.buttons.map(({ action }) => action)).not.toContain("hand_off");

  const queue = await baton.openOwn("sidepanel");
  await queue.getByRole("button", { name: /^Claim/u }).click();
  await expect(queue.getByText("The case is yours.")).toBeVisible();
  await page.bringToFront();
  expect((await overlay.chipAt(post, "claimed")).label).toMatch(/Mira.? has it since/u);
});

test("the badge counts what waits for each role", async ({ baton }) => {
  const { overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await baton.become("Mira", "agent");
  // Held cases are nobody's business yet.
  expect((await toolbarBadge(baton)).text).toBe("");
  await overlay.chipAt(post, "with_service");
  await expect.poll(async () => (await toolbarBadge(baton)).text).toBe("1");
  await baton.become("Lee", "lead");
  await expect
    .poll(() => toolbarBadge(baton))
    .toEqual({ text: "0m", title: expect.stringMatching(/^Baton: 1 case waits, the oldest for /u) });
  await baton.become("Ada", "marketer");
  await expect.poll(() => toolbarBadge(baton)).toEqual({ text: "", title: "Baton: nothing waits for you" });
});

async function handOffAt({ page, overlay }: Site, post: string): Promise<void> {
  await expect
    .poll(async () => {
      const chip = (await overlay.see()).chips.find((each) => each.post === post);
      if (!chip) {
        await page.mouse.move(640, 450);
        await page.mouse.wheel(0, 200);
      }
      return chip?.stage;
    })
    .toBe("request");
  await page.locator(`[data-sandbox-post="${post}"]`).first().scrollIntoViewIfNeeded();
  await overlay.click(post, "hand_off");
  await overlay.chip(
    (chip) => chip.post === post && chip.stage !== "request" && chip.stage !== "handing_off",
  );
}

/** Two windows are both in front, as on two screens. */
async function visitInWindow(baton: BatonBrowser): Promise<Site> {
  const opened = baton.context.waitForEvent("page");
  const worker = await baton.worker();
  await worker.evaluate(async (url) => {
    type Chrome = { readonly windows: { create(options: object): Promise<unknown> } };
    await (globalThis as unknown as { readonly chrome: Chrome }).chrome.windows.create({
      url,
      width: 1280,
      height: 900,
    });
  }, baton.sandbox.address(MENTIONS));
  const page = await opened;
  return { page, overlay: await OverlayView.of(page) };
}

/** Another person sits down at this browser. */
async function takePlaceOf(baton: BatonBrowser, name: string, role: string): Promise<void> {
  const own = await baton.openOwn("popup");
  const [row] = await readTable(own, "settings");
  const settings = { ...(row?.value as object), me: { id: name.toLowerCase(), name, role } };
  expect(await tell(own, { name: "saveSettings", input: settings })).toEqual({ ok: true, value: {} });
  await own.close();
}
