import { expect, it } from "vitest";

import { readPerson } from "../../../lib/store/person.ts";
import { ada, mira } from "../people.ts";
import { mentionBy } from "../mentions.ts";
import { become, fromPanel, START, testBackground, type TestBackground } from "./fixture.ts";
import { annotate, handOff, lost, valueOf } from "./steps.ts";

const DAY = 24 * 60 * 60 * 1000;
const call = {
  kind: "call",
  direction: "in",
  happenedAt: START - DAY,
  title: "",
  text: "Rang about order 40012345",
} as const;

async function log(
  background: TestBackground,
  more: Partial<Parameters<TestBackground["handlers"]["logContact"]>[0]> = {},
): Promise<string> {
  const input = { commandId: crypto.randomUUID(), account: "x:ines", ...call, ...more };
  return valueOf(await background.handlers.logContact(input, fromPanel)).kept;
}

async function link(
  background: TestBackground,
  other: string,
  state: "linked" | "separate" | "undone" = "linked",
): Promise<void> {
  const input = {
    commandId: crypto.randomUUID(),
    accounts: ["x:ines", other],
    state,
    ground: "said",
  } as const;
  valueOf(await background.handlers.linkAccounts({ ...input, accounts: ["x:ines", other] }, fromPanel));
}

it("keeps a call of somebody without a case in this browser, once however often it is sent", async () => {
  const background = await testBackground();
  const commandId = crypto.randomUUID();
  expect(await log(background, { commandId })).toBe("here");
  await log(background, { commandId });
  const person = await readPerson(background.database, "x:ines", 10);
  expect(person.lines).toMatchObject([
    {
      kind: "call",
      channel: "phone",
      by: "Ada",
      text: call.text,
      contactAt: START - DAY,
      traces: ["order:40012345"],
    },
  ]);
  expect(person.summary).toMatchObject({ contacts: 1, openCases: 0 });
  expect(await background.database.events.count()).toBe(0);
  expect(await background.database.customers.get("x:ines")).toMatchObject({ contactCount: 1 });
});

it("lets nobody log what is to come", async () => {
  const background = await testBackground();
  await log(background, { happenedAt: START + DAY });
  expect((await readPerson(background.database, "x:ines", 10)).lines).toMatchObject([{ at: START }]);
});

it("logs at a customer's case, where the line, the facts and the note are events of it", async () => {
  const background = await testBackground(mira);
  await handOff(background, lost);
  await log(background, { kind: "mail", direction: "out", title: "Your parcel", text: "It comes tomorrow" });
  await log(background, { kind: "note", text: "Friendly" });
  const facts = { vip: true, tags: ["press"] } as const;
  const set = { commandId: crypto.randomUUID(), account: "x:ines", facts: { ...facts, tags: ["press"] } };
  valueOf(await background.handlers.setFacts(set, fromPanel));
  const person = await readPerson(background.database, "x:ines", 10);
  expect(person.facts).toEqual(facts);
  expect(person.lines.map(({ kind, title }) => [kind, title])).toEqual(
    expect.arrayContaining([
      ["mail", "Your parcel"],
      ["note", undefined],
      ["handed_off", undefined],
      ["mention", undefined],
    ]),
  );
  // What we write to them is no contact of theirs.
  expect(person.summary).toMatchObject({ contacts: 1, openCases: 1, last: { what: "answered", by: "mail" } });
  const waiting = (await background.database.outbox.toArray()).map(({ event }) => event.payload.type);
  expect(waiting).toEqual(expect.arrayContaining(["logged", "noted", "facts_set"]));
});

it("joins the histories of linked accounts on card and chip, and parts them again", async () => {
  const background = await testBackground();
  await annotate(background, lost, mentionBy("ines_d", "9", "Where is it?"));
  await log(background, { account: "phone:+49301234567" });
  await link(background, "phone:+49301234567");
  await link(background, "x:ines_d");
  const card = valueOf(await background.handlers.historyCard({ mentionKey: lost.key }, fromPanel));
  expect(card.accounts).toEqual(["x:ines", "phone:+49301234567", "x:ines_d"]);
  expect(card.timeline.map(({ customerKey }) => customerKey).toSorted()).toEqual([
    "phone:+49301234567",
    "x:ines_d",
  ]);
  expect(card.summary).toMatchObject({ contacts: 2 });
  const [chip] = await annotate(background, lost);
  expect(chip?.contactCount).toBe(2);
  await link(background, "x:ines_d", "undone");
  expect((await annotate(background, lost))[0]?.contactCount).toBe(1);
});

it("opens the customer page without naming anybody in its address", async () => {
  const background = await testBackground();
  await annotate(background, lost);
  await background.handlers.openCustomer({ mentionKey: lost.key }, fromPanel);
  const [ticket = ""] = background.openedTabs;
  expect(ticket).not.toContain("ines");
  const opened = await background.handlers.readTicket({ ticket }, fromPanel);
  expect(opened).toEqual({ ok: true, value: { account: "x:ines" } });
  const forgotten = await background.handlers.readTicket({ ticket: crypto.randomUUID() }, fromPanel);
  expect(forgotten).toEqual({ ok: true, value: {} });
});

it("lets a marketer who works alone say whose accounts belong together, case or not", async () => {
  const background = await testBackground(ada);
  await handOff(background, lost);
  await become(background, ada);
  await link(background, "crm:7");
  expect((await readPerson(background.database, "x:ines", 10)).accounts).toEqual(["x:ines", "crm:7"]);
});
