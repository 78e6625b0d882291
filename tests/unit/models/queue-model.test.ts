import { afterEach, expect, it, vi } from "vitest";

import { connect, disconnect, handedOff, stillClock } from "../background/connect.ts";
import { become, fromPanel, START, testBackground, type TestBackground } from "../background/fixture.ts";
import { createQueueModel, type QueueModel } from "../../../lib/models/queue-model.ts";
import { mentionBy } from "../mentions.ts";
import { mira, tom } from "../people.ts";

const lost = mentionBy("ines", "1", "Where is my parcel?");
const broken = mentionBy("jonas", "2", "It came broken");
const models: QueueModel[] = [];

afterEach(() => {
  for (const model of models.splice(0)) model.stop();
});

async function queueOf(background: TestBackground): Promise<QueueModel> {
  connect(background);
  const model = createQueueModel(background.database, stillClock());
  models.push(model);
  await vi.waitUntil(() => model.cases.value.state === "ready" && model.settings.value);
  return model;
}

async function claimAs(background: TestBackground, member: typeof mira, caseId: string): Promise<void> {
  await become(background, member);
  const command = { type: "claim" } as const;
  await background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel);
}

it("opens the story of a case that was claimed, and goes back to the list it is in now", async () => {
  const background = await testBackground(mira);
  const caseId = await handedOff(background, lost);
  const model = await queueOf(background);
  await model.claim(caseId);
  expect(model.openId.value).toBe(caseId);
  expect(model.report.value).toMatchObject({ told: "done", command: "claim" });
  await vi.waitUntil(() => model.counts.value.mine === 1);
  model.close();
  expect([model.openId.value, model.list.value]).toEqual([undefined, "mine"]);
});

it("tells who has the case, and since when, when a claim comes too late", async () => {
  const background = await testBackground(mira);
  const caseId = await handedOff(background, lost);
  const model = await queueOf(background);
  await claimAs(background, tom, caseId);
  await become(background, mira);
  await model.claim(caseId);
  expect(model.openId.value).toBeUndefined();
  expect(model.report.value).toMatchObject({
    told: "refused",
    problem: { code: "already_claimed" },
    owner: { member: tom, since: START },
  });
});

it("does one thing at a time: a second click while the first is on its way does nothing", async () => {
  const background = await testBackground(mira);
  const caseId = await handedOff(background, lost);
  const model = await queueOf(background);
  const first = model.work(caseId, { type: "claim" });
  expect(model.busy.value).toBe(true);
  expect(await model.work(caseId, { type: "release" })).toBe(false);
  expect(await first).toBe(true);
  expect(model.busy.value).toBe(false);
});

it("says that the extension was updated when nobody answers, and can be used again", async () => {
  const background = await testBackground(mira);
  const caseId = await handedOff(background, lost);
  const model = await queueOf(background);
  disconnect();
  expect(await model.work(caseId, { type: "claim" })).toBe(false);
  expect(model.report.value).toMatchObject({ told: "refused", problem: { code: "unreachable" } });
  expect(model.busy.value).toBe(false);
});

it("keeps what was typed when another case is opened, until it is sent", async () => {
  const background = await testBackground(mira);
  const [one, other] = [await handedOff(background, lost), await handedOff(background, broken)];
  const model = await queueOf(background);
  model.open(one);
  model.drafts.change(one, { form: "note", note: "Called the depot" });
  model.open(other);
  expect(model.drafts.of(other).note).toBe("");
  expect(model.drafts.of(one)).toMatchObject({ form: "note", note: "Called the depot" });
  await model.work(one, { type: "note", text: "Called the depot" });
  expect(model.drafts.of(one)).toMatchObject({ form: undefined, note: "" });
});

it("keeps a draft that was refused", async () => {
  const background = await testBackground(mira);
  const caseId = await handedOff(background, lost);
  const model = await queueOf(background);
  model.drafts.change(caseId, { form: "decline", declineNote: "Not ours" });
  await claimAs(background, tom, caseId);
  await become(background, mira);
  await model.work(caseId, { type: "decline", reason: "wrong_team", note: "Not ours" });
  expect(model.report.value).toMatchObject({ told: "refused", owner: { member: tom } });
  expect(model.drafts.of(caseId)).toMatchObject({ form: "decline", declineNote: "Not ours" });
});

it("opens the case that a chip asks for while the queue is open", async () => {
  const background = await testBackground(mira);
  const caseId = await handedOff(background, lost);
  const model = await queueOf(background);
  background.clock = START + 1_000;
  await background.handlers.openQueue({ caseId }, fromPanel);
  await vi.waitFor(() => expect(model.openId.value).toBe(caseId));
});

it("shows the list that the popup asks for", async () => {
  const background = await testBackground(mira);
  await background.handlers.openQueue({ list: "closed" }, fromPanel);
  const model = await queueOf(background);
  await vi.waitFor(() => expect(model.list.value).toBe("closed"));
});

it("forgets what was asked for long before it opened", async () => {
  const background = await testBackground(mira);
  background.clock = START - 60_000;
  await background.handlers.openQueue({ list: "closed" }, fromPanel);
  background.clock = START;
  const model = await queueOf(background);
  // The next pointer is read after the old one, so nothing has to be waited for.
  await background.handlers.openQueue({ list: "others" }, fromPanel);
  const seen: string[] = [];
  model.list.subscribe((list) => seen.push(list));
  await vi.waitUntil(() => model.list.value === "others");
  expect(seen).not.toContain("closed");
});

it("shows the others when one stored case does not fit", async () => {
  const background = await testBackground(mira);
  await handedOff(background, lost);
  await background.database.table("cases").put({ id: "case-broken", status: "handed_off" });
  const model = await queueOf(background);
  expect(model.counts.value.unclaimed).toBe(1);
});
