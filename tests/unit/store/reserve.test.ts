import { beforeEach, expect, it } from "vitest";

import type { EventPayload, Personal } from "../../../lib/case/event.ts";
import { seal } from "../../../lib/ledger/entry.ts";
import { receive } from "../../../lib/ledger/receipt.ts";
import { foundTeam, type Roster } from "../../../lib/ledger/roster.ts";
import { withMember } from "../../../lib/ledger/roster-changes.ts";
import { createSigner, type Signer } from "../../../lib/ledger/signed.ts";
import type { Member } from "../../../lib/member.ts";
import { refold } from "../../../lib/store/case-log.ts";
import { commandTables } from "../../../lib/store/cases.ts";
import type { Database } from "../../../lib/store/database.ts";
import { takeIn } from "../../../lib/store/take-in.ts";
import { ada, lena, mira } from "../people.ts";
import { testDatabase } from "./test-database.ts";

const NOW = Date.UTC(2026, 10, 20, 10);
const caseId = `case-${"0".repeat(32)}`;
let roster: Roster;
let signers: Map<string, Signer>;
let databases = 0;

beforeEach(async () => {
  signers = new Map(
    await Promise.all([lena, ada, mira].map(async ({ id }) => [id, await createSigner()] as const)),
  );
  const founded = await foundTeam("Northlane care", lena, signerOf(lena));
  roster = [ada, mira].reduce(
    (before, member) => withMember(before, { ...member, key: signerOf(member).key }, 1),
    founded.roster,
  );
});

function signerOf({ id }: Member): Signer {
  const signer = signers.get(id);
  if (!signer) throw new Error(`${id} has no key`);
  return signer;
}

type Said = readonly [actor: Member, payload: EventPayload, personal?: Personal];

const account = "phone:+49301234567";
const said: readonly Said[] = [
  [ada, { type: "handed_off", site: "x", releaseAt: NOW }, { mentionKey: "x:1", customerKey: "x:ines" }],
  [ada, { type: "sent" }],
  [mira, { type: "noted" }, { text: "Knows the courier by name" }],
  [
    mira,
    { type: "logged", kind: "call", direction: "in", happenedAt: NOW },
    { account, title: "About the flat", text: "Her key is under the mat" },
  ],
  [ada, { type: "noted" }, { text: "Asked on the page first" }],
  [mira, { type: "facts_set" }, { account: "x:ines", facts: { doNotContact: true } }],
  [mira, { type: "linked", state: "linked", ground: "said" }, { accounts: [account, "x:ines"] }],
];

/** The browser of `me`, which has taken all of it in. */
async function browserOf(me: Member, entries: readonly Said[] = said): Promise<Database> {
  const database = testDatabase(`reserve-${(databases += 1)}`);
  const rules = { team: roster.team, roster };
  const checked = await Promise.all(
    entries.map(async ([actor, payload, personal], index) => {
      const ids = { id: crypto.randomUUID(), commandId: crypto.randomUUID(), caseId };
      const draft = { team: roster.team, ...ids, actor, time: { at: NOW + index, count: 0 }, previous: null };
      const sealed = await seal({ ...draft, payload, ...(personal && { personal }) }, signerOf(actor));
      const delivered = { sequence: index + 1, receivedAt: NOW + index, caseId, ...sealed };
      return { delivered, result: await receive(delivered, rules) };
    }),
  );
  await takeIn(database, { ...rules, signer: signerOf(me), me, redaction: undefined }, checked);
  return database;
}

async function everything(database: Database): Promise<string> {
  return JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));
}

const secrets = ["Knows the courier", "About the flat", "under the mat"];

it("keeps customer service's words in an agent's browser", async () => {
  const stored = await everything(await browserOf(mira));
  for (const secret of secrets) expect(stored).toContain(secret);
});

it("keeps none of them in a marketer's, who sees that there was a call or a note, when and by whom", async () => {
  const database = await browserOf(ada);
  const stored = await everything(database);
  for (const secret of secrets) expect(stored).not.toContain(secret);
  expect(stored).toContain("Asked on the page first");
  const lines = await database.contacts.toArray();
  expect(lines.find(({ kind }) => kind === "call")).toMatchObject({
    customerKey: account,
    by: "Mira",
    at: NOW,
    text: "",
    reserved: true,
  });
  expect((await database.cases.get(caseId))?.notes.map(({ text }) => text)).toEqual([
    "",
    "Asked on the page first",
  ]);
});

it("tells everybody the facts and the links", async () => {
  for (const who of [ada, mira]) {
    const database = await browserOf(who);
    expect(await database.facts.get("x:ines")).toMatchObject({ facts: { doNotContact: true } });
    expect(await database.links.where("accounts").equals(account).toArray()).toMatchObject([
      { state: "linked", by: "Mira" },
    ]);
  }
});

it("comes to the same case when a marketer's browser folds again what it kept", async () => {
  const database = await browserOf(ada);
  const before = await database.cases.get(caseId);
  await database.transaction("rw", commandTables(database), async () => refold(database, caseId, roster));
  expect(await database.cases.get(caseId)).toEqual(before);
});

it("does not keep the words of a note that does not count, either", async () => {
  const forged: Said = [mira, { type: "noted" }, { text: "under the mat" }];
  signers.set(mira.id, await createSigner());
  const database = await browserOf(ada, [said[0] ?? forged, forged]);
  expect((await database.events.get(2))?.aside).toBe("not_a_member");
  expect(await everything(database)).not.toContain("under the mat");
});

it("lets no marketer say whose accounts belong together", async () => {
  const database = await browserOf(ada, [
    ...said.slice(0, 2),
    [ada, { type: "linked", state: "linked", ground: "said" }, { accounts: [account, "x:ines"] }],
  ]);
  expect((await database.events.get(3))?.aside).toBe("not_allowed");
  expect(await database.links.count()).toBe(0);
});
