import { expect, it } from "vitest";

import { sendDue } from "../../../lib/background/hand-off.ts";
import { ASK_AFTER } from "../../../lib/case/undo-window.ts";
import { repairCases } from "../../../lib/store/cases.ts";
import { mentionBy } from "../mentions.ts";
import { mira } from "../people.ts";
import { become, fromPage, fromPanel, testBackground } from "./fixture.ts";
import { annotate, caseIdOf, handOff, lost, praise, valueOf } from "./steps.ts";

it("annotates a batch in order and keeps only what was flagged", async () => {
  const background = await testBackground();
  const annotations = await annotate(background, praise, lost);
  expect(annotations.map(({ key, flagged }) => [key, flagged])).toEqual([
    ["x:2", false],
    ["x:1", true],
  ]);
  expect(await background.database.mentions.toCollection().primaryKeys()).toEqual(["x:1"]);
  expect(await background.database.contacts.count()).toBe(1);
});

it("never flags a brand's own posts and reposts", async () => {
  const background = await testBackground();
  const own = mentionBy("Northlane", "5", "Where is your parcel? Track it here");
  const repost = mentionBy("ines", "6", "Where is my parcel", { repostedBy: "Jonas" });
  expect((await annotate(background, own, repost)).map(({ flagged }) => flagged)).toEqual([false, false]);
});

it("takes the account the page is logged in with as ours when none is configured", async () => {
  const background = await testBackground(undefined, { accounts: [] });
  const own = mentionBy("brandnew", "5", "Where is your parcel? Track it here");
  const answer = await background.handlers.annotate({ mentions: [own], viewer: "brandnew" }, fromPage);
  expect(valueOf(answer).annotations[0]?.flagged).toBe(false);
});

it("counts the contacts of a person beside the mention itself", async () => {
  const background = await testBackground();
  await annotate(background, lost);
  const [again] = await annotate(background, lost);
  expect(again?.contactCount).toBe(0);
  const next = mentionBy("ines", "9", "My parcel is broken", { postedAt: "2026-11-20T11:00:00.000Z" });
  const [second] = await annotate(background, next);
  expect(second?.contactCount).toBe(1);
});

it("makes one case of a double click and of two tabs", async () => {
  const background = await testBackground();
  const commandId = crypto.randomUUID();
  const answers = await Promise.all([
    handOff(background, lost, commandId),
    handOff(background, lost, commandId),
    handOff(background, lost),
  ]);
  expect(new Set(answers.map((annotation) => annotation.case?.id)).size).toBe(1);
  expect(await background.database.cases.count()).toBe(1);
  expect(await background.database.outbox.count()).toBe(1);
});

it("adds a repeat mention by the same person in the same conversation to the open case", async () => {
  const background = await testBackground();
  await handOff(background, lost);
  const second = await handOff(background, mentionBy("ines", "3", "Hello??", { conversationId: "1" }));
  expect(second.case?.mentionCount).toBe(2);
  expect(await background.database.cases.count()).toBe(1);
});

it("takes a handoff back within the undo window and leaves the mention as it was", async () => {
  const background = await testBackground();
  const { case: glance } = await handOff(background, lost);
  await background.handlers.undoHandOff(
    { commandId: crypto.randomUUID(), caseId: glance?.id ?? "" },
    fromPage,
  );
  const [annotation] = await annotate(background, lost);
  expect(annotation?.case).toBeUndefined();
  expect(annotation?.flagged).toBe(true);
});

it("sends what is due, not earlier, and tells when the next is due", async () => {
  const background = await testBackground();
  await handOff(background, lost);
  const due = await sendDue(background);
  expect(due).toBe(background.clock + 10_000);
  expect((await annotate(background, lost))[0]?.case?.delivery).toBe("held");
  background.clock += 10_000;
  expect(await sendDue(background)).toBeUndefined();
  expect((await annotate(background, lost))[0]?.case?.delivery).toBe("sent");
});

it("does not send behind the person's back what lay unsent for over half an hour", async () => {
  const background = await testBackground();
  await handOff(background, lost);
  background.clock += 10_000 + ASK_AFTER + 1;
  await sendDue(background);
  const [annotation] = await annotate(background, lost);
  expect(annotation?.case?.delivery).toBe("held");
  const caseId = annotation?.case?.id ?? "";
  await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPage);
  expect((await annotate(background, lost))[0]?.case?.delivery).toBe("sent");
});

it("brings the outcome back to the post and marks it as new until it is seen", async () => {
  const background = await testBackground();
  await handOff(background, lost);
  background.clock += 10_000;
  await sendDue(background);
  const caseId = await caseIdOf(background, lost);
  await become(background, mira);
  const work = (
    command: Parameters<typeof background.handlers.work>[0]["command"],
  ): ReturnType<typeof background.handlers.work> =>
    background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel);
  valueOf(await work({ type: "claim" }));
  valueOf(await work({ type: "resolve", outcome: "fixed", cause: "delivery", note: "On its way" }));
  await become(background, { id: "ada", name: "Ada", role: "marketer" });
  const [annotation] = await annotate(background, lost);
  expect(annotation?.case).toMatchObject({
    status: "resolved",
    closedBy: "Mira",
    outcome: "fixed",
    outcomeIsNew: true,
  });
  valueOf(await background.handlers.seeOutcome({ commandId: crypto.randomUUID(), caseId }, fromPage));
  expect((await annotate(background, lost))[0]?.case?.outcomeIsNew).toBe(false);
});

it("shows in the history card why, and what the person has been through, newest first", async () => {
  const background = await testBackground();
  await annotate(background, lost);
  const later = mentionBy("ines", "9", "Now it came broken", { postedAt: "2026-11-20T11:00:00.000Z" });
  await handOff(background, later);
  const card = valueOf(
    await background.handlers.historyCard({ mentionKey: "x:9" }, { sender: "card", tabId: 1 }),
  );
  expect(card.timeline.map(({ kind, id }) => [kind, id === "x:1"])).toEqual([
    ["handed_off", false],
    ["mention", true],
  ]);
  expect(card.timelineLength).toBe(2);
});

it("has a history card for a mention that was not flagged, from memory only", async () => {
  const background = await testBackground();
  await annotate(background, praise);
  const card = await background.handlers.historyCard({ mentionKey: "x:2" }, { sender: "card" });
  expect(card.ok).toBe(true);
  const unknown = await background.handlers.historyCard({ mentionKey: "x:404" }, { sender: "card" });
  expect(unknown.ok ? "" : unknown.problem.code).toBe("mention_unknown");
});

it("has a card wait for a mention that is just being judged", async () => {
  const background = await testBackground();
  const judged = annotate(background, praise);
  const card = await background.handlers.historyCard({ mentionKey: "x:2" }, { sender: "card" });
  expect(valueOf(card).mention).toEqual(praise);
  await judged;
});

it("opens the post from the stored address", async () => {
  const background = await testBackground();
  const { case: glance } = await handOff(background, lost);
  valueOf(await background.handlers.openPost({ caseId: glance?.id ?? "" }, fromPanel));
  expect(background.openedTabs).toEqual(["https://x.com/ines/status/1"]);
});

it("rebuilds a case from the log when its row does not fit, and sets the row aside", async () => {
  const background = await testBackground();
  const { case: glance } = await handOff(background, lost);
  const caseId = glance?.id ?? "";
  await background.database
    .table("cases")
    .put({ id: caseId, mentionKeys: ["x:1"], customerKey: "x:ines", status: 7 });
  valueOf(await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPage));
  expect((await annotate(background, lost))[0]?.case?.delivery).toBe("sent");
  expect(await background.database.quarantine.count()).toBe(1);
});

it("starts again from the defaults when the settings do not fit, and sets them aside", async () => {
  const background = await testBackground();
  await background.database.settings.put({ name: "settings", value: { version: 99 } });
  const settings = valueOf(await background.handlers.pageSettings({ site: "x" }, fromPage));
  expect(settings).toMatchObject({ enabled: true, accounts: [], role: "marketer" });
  expect(await background.database.quarantine.count()).toBe(1);
});

it("tells of the open case that a further mention of its author would join", async () => {
  const background = await testBackground();
  const { case: glance } = await handOff(background, lost);
  const follow = mentionBy("ines", "3", "Still nothing", { conversationId: "1" });
  const elsewhere = mentionBy("ines", "4", "Where is the shop?", { conversationId: "4" });
  const [joining, apart, itself] = await annotate(background, follow, elsewhere, lost);
  expect(joining?.openCase?.id).toBe(glance?.id);
  expect(joining?.case).toBeUndefined();
  expect(apart?.openCase).toBeUndefined();
  expect(itself?.openCase).toBeUndefined();
});

it("calls no contact the first while older cases of the team are still being read", async () => {
  const background = await testBackground();
  const behind = { after: 0, until: 5, first: [] };
  await background.database.ledger.put({ name: "behind", value: behind });
  const [annotation] = await annotate(background, lost);
  expect(annotation).not.toHaveProperty("contactCount");
  await background.database.ledger.delete("behind");
  const [later] = await annotate(background, lost);
  expect(later?.contactCount).toBe(0);
});

it("files a mention whose page shows no exact time under the moment it was first seen", async () => {
  const background = await testBackground();
  const { postedAt: _hidden, ...untimed } = lost;
  await handOff(background, { ...untimed, postedAtLabel: "3 h" });
  const at = (await background.database.mentions.get("x:1"))?.firstSeenAt;
  expect(at).toBeGreaterThan(0);
  const [line] = (await background.database.contacts.toArray()).filter(({ kind }) => kind === "mention");
  const [customer] = await background.database.customers.toArray();
  expect([line?.at, customer?.lastContactAt]).toEqual([at, at]);
});

it("rebuilds at its start every case whose row does not fit", async () => {
  const background = await testBackground();
  const { case: glance } = await handOff(background, lost);
  await background.database.table("cases").put({ id: glance?.id, status: "nonsense" });
  const { ledger } = await background.cases.identity();
  expect(await repairCases(background.database, ledger.roster)).toBe(1);
  expect(await background.database.cases.get(glance?.id ?? "")).toMatchObject({ status: "handed_off" });
  expect(await background.database.quarantine.count()).toBe(1);
  expect(await repairCases(background.database, ledger.roster)).toBe(0);
});
