/**
 * The browser may stop the worker at any moment (P13). Here it stops at random moments around every step of a case:
 * what was acknowledged must be in the store, once, and what was not must be there whole or not at all.
 */
import type { Page } from "@playwright/test";

import { fold } from "../../lib/case/fold.ts";
import type { Mention } from "../../lib/mention.ts";
import type { BatonBrowser } from "../browser/baton.ts";
import { OverlayView } from "../browser/overlay-view.ts";
import { eventsIn, eventTypes } from "../browser/case-log.ts";
import { readTable, readTables } from "../browser/store.ts";
import { WorkerKiller } from "../browser/worker-killer.ts";
import { randomFrom } from "../sandbox/data/generate.ts";
import { mentionBy } from "../unit/mentions.ts";
import { expect, MENTIONS, pathOf, tell, tellFromPage, test, visit, type Answer } from "./fixtures.ts";

/** Each test dies at `CASES` times six steps. */
const TESTS = 3;
const CASES = 6;

type Step = { readonly event: string; readonly send: (commandId: string) => Promise<Answer> };

for (let part = 1; part <= TESTS; part += 1) {
  test(`what was acknowledged outlives the worker, part ${part} of ${TESTS}`, async ({ baton }) => {
    test.setTimeout(150_000);
    const seed = Number(process.env["BATON_SEED"] ?? Date.now() % 1_000_000) + part;
    const random = randomFrom(seed);
    const { own, overlay, killer } = await prepare(baton);
    let inFlight = 0;
    let undone = 0;
    for (let number = 0; number < CASES; number += 1) {
      const mention = mentionBy(`guest_${number}`, `${seed}${number}`, "@orvalane where is my parcel?");
      const done: string[] = [];
      for (const { event, send } of stepsOf(own, overlay, mention)) {
        const commandId = crypto.randomUUID();
        const isCold = random() < 0.5;
        if (isCold) await killer.kill();
        const moment = random() * (isCold ? COLD_STEP : WARM_STEP);
        const answer = await sendAndKill(() => send(commandId), killer, moment, done.length === number % 6);
        if (answer === undefined) inFlight += 1;
        const happened = await expectWhole(own, mention, [...done, event], answer?.ok === true);
        if (!happened) undone += 1;
        // A person tries again; the same command never acts twice.
        expect(await send(commandId), `${event}, again, with seed ${seed}`).toMatchObject({ ok: true });
        done.push(event);
        await expectWhole(own, mention, done, true);
      }
    }
    const points = CASES * 6;
    console.log(
      `seed ${seed}: ${points} points, ${killer.deaths} deaths, ${inFlight} before the answer came, ${undone} of them before anything was done`,
    );
    expect(killer.deaths).toBeGreaterThanOrEqual(points);
    // Both sides of the answer were met; otherwise the moments would say nothing.
    expect(inFlight).toBeGreaterThan(0);
    expect(inFlight).toBeLessThan(points);
  });
}

test("a click that the worker dies under still ends in one handoff", async ({ baton }) => {
  const { own, overlay, page, killer } = await prepare(baton);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  const button = await overlay.standing(post, "hand_off");
  await killer.kill();
  const click = page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  await killer.kill();
  await click;
  await expect
    .poll(async () => {
      const chip = (await overlay.see()).chips.find((each) => each.post === post);
      // Where the click was lost with the worker the chip says so and offers to try again.
      if (chip?.text.includes("Try again")) await overlay.click(post, "hand_off");
      return chip?.stage;
    })
    .toBe("held");
  expect(await eventTypes(own)).toEqual(["handed_off"]);
});

test("a held handoff is sent by the alarm, once, when the worker died meanwhile and no page is open", async ({
  baton,
}) => {
  const { own, overlay, page, killer } = await prepare(baton, 10);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await page.close();
  await killer.kill();
  // Reading does not wake the worker; only the alarm does.
  await expect.poll(() => eventTypes(own), { timeout: 45_000 }).toEqual(["handed_off", "sent"]);
  expect(killer.deaths).toBe(1);
  await killer.kill();
  await tell(own, { name: "openQueue", input: {} });
  expect(await eventTypes(own)).toEqual(["handed_off", "sent"]);
});

/** In ms: about what a step takes until its answer, from a worker that has to start first and from one that runs. */
const COLD_STEP = 600;
const WARM_STEP = 120;

type Prepared = {
  readonly own: Page;
  readonly page: Page;
  readonly overlay: OverlayView;
  readonly killer: WorkerKiller;
};

/** Everybody's role, and a window to undo in that no test outlasts. */
async function prepare(baton: BatonBrowser, undoSeconds = 60): Promise<Prepared> {
  const own = await baton.openOwn("popup");
  await expect.poll(() => readTable(own, "settings")).toHaveLength(1);
  const [row] = await readTable(own, "settings");
  const settings = { ...(row?.value as object), me: { id: "kim", name: "Kim", role: "admin" }, undoSeconds };
  expect(await tell(own, { name: "saveSettings", input: settings })).toMatchObject({ ok: true });
  const killer = await WorkerKiller.of(own);
  const { page, overlay } = await visit(baton, MENTIONS);
  await overlay.chip(() => true);
  return { own, page, overlay, killer };
}

/** The life of one case, as the content script and the queue send it. */
function stepsOf(own: Page, overlay: OverlayView, mention: Mention): Step[] {
  const caseId = async (): Promise<string> => (await readTable(own, "cases")).find(isOf(mention))?.id ?? "";
  const inPage = (name: string, input: object): Promise<Answer> => tellFromPage(overlay, name, input);
  const handOff = (commandId: string): Promise<Answer> => inPage("handOff", { commandId, mention });
  const work = async (commandId: string, command: object): Promise<Answer> =>
    tell(own, { name: "work", input: { commandId, caseId: await caseId(), command } });
  return [
    { event: "handed_off", send: handOff },
    {
      event: "undone",
      send: async (commandId) => inPage("undoHandOff", { commandId, caseId: await caseId() }),
    },
    { event: "reopened", send: handOff },
    { event: "sent", send: async (commandId) => inPage("sendNow", { commandId, caseId: await caseId() }) },
    { event: "claimed", send: (commandId) => work(commandId, { type: "claim" }) },
    {
      event: "resolved",
      send: (commandId) =>
        work(commandId, { type: "resolve", outcome: "fixed", cause: "delivery", note: "" }),
    },
  ];
}

function isOf({ key }: Mention): (row: { readonly mentionKeys: readonly string[] }) => boolean {
  return ({ mentionKeys }) => mentionKeys.includes(key);
}

/**
 * @param after in ms, from when it was sent, or `fromAnswer`: on a busy machine no moment would be late enough for one
 * @returns the answer that came before the worker died, if one came
 */
async function sendAndKill(
  send: () => Promise<Answer>,
  killer: WorkerKiller,
  after: number,
  fromAnswer: boolean,
): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  const sent = send()
    .then((given) => (answer = given))
    .catch(() => undefined);
  if (fromAnswer) await sent;
  await new Promise((resolve) => setTimeout(resolve, after));
  const before = answer;
  await killer.kill();
  await sent;
  return before;
}

/**
 * The log, the case, the commands and the timeline tell one story: `events`, the last of them perhaps not yet.
 * @returns whether the last one is there
 */
async function expectWhole(
  own: Page,
  mention: Mention,
  events: readonly string[],
  isAcknowledged: boolean,
): Promise<boolean> {
  const tables = ["cases", "events", "outbox", "ledger", "commands", "contacts"] as const;
  const { cases, commands, contacts, ...stored } = await readTables(own, tables);
  const state = cases.find(isOf(mention));
  const ours = eventsIn(stored).filter(({ caseId }) => caseId === state?.id);
  const types = ours.map(({ payload }) => payload.type);
  if (isAcknowledged || types.length === events.length) expect(types).toEqual(events);
  else expect(types).toEqual(events.slice(0, -1));
  expect(cases.filter(isOf(mention))).toHaveLength(types.length === 0 ? 0 : 1);
  expect(state).toEqual(fold(ours));
  expect(commands.filter(({ caseId }) => state && caseId === state.id)).toHaveLength(types.length);
  const lines = contacts.filter(({ caseId }) => state && caseId === state.id).map(({ kind }) => kind);
  expect(lines.toSorted()).toEqual(types.filter((type) => type !== "undone" && type !== "sent").toSorted());
  return types.length === events.length;
}
