import { beforeEach, expect, it } from "vitest";

import type { EventPayload, Personal } from "../../../lib/case/event.ts";
import { seal } from "../../../lib/ledger/entry.ts";
import { receive, type Delivered } from "../../../lib/ledger/receipt.ts";
import { withMember, withoutMember } from "../../../lib/ledger/roster-changes.ts";
import { foundTeam, type Roster } from "../../../lib/ledger/roster.ts";
import { createSigner, type Signer } from "../../../lib/ledger/signed.ts";
import type { Member } from "../../../lib/member.ts";
import type { Database } from "../../../lib/store/database.ts";
import { refoldAfter } from "../../../lib/store/roster-change.ts";
import type { LogRow } from "../../../lib/store/rows.ts";
import { takeIn } from "../../../lib/store/take-in.ts";
import { ada, lena, mira, tom } from "../people.ts";
import { testDatabase } from "./test-database.ts";

const caseId = `case-${"0".repeat(32)}`;
const NOW = Date.UTC(2026, 10, 20, 10);
let databases = 0;
let database: Database;
let keys: Map<string, Signer>;
let roster: Roster;

beforeEach(async () => {
  database = testDatabase(`roster-${(databases += 1)}`);
  const people = [lena, ada, mira, tom];
  keys = new Map(await Promise.all(people.map(async ({ id }) => [id, await createSigner()] as const)));
  const founded = await foundTeam("Northlane care", lena, signerOf(lena));
  roster = [ada, mira, tom].reduce(
    (before, member) => withMember(before, { ...member, key: signerOf(member).key }, 1),
    founded.roster,
  );
});

function signerOf({ id }: Member): Signer {
  const signer = keys.get(id);
  if (!signer) throw new Error(`${id} has no key`);
  return signer;
}

type Said = readonly [actor: Member, payload: EventPayload, personal?: Personal];

async function log(...entries: readonly Said[]): Promise<Delivered[]> {
  return Promise.all(
    entries.map(async ([actor, payload, personal], index) => {
      const time = { at: NOW + index, count: 0 };
      const ids = { id: crypto.randomUUID(), commandId: crypto.randomUUID(), caseId };
      const draft = { team: roster.team, ...ids, actor, time, previous: null, payload };
      const sealed = await seal({ ...draft, ...(personal && { personal }) }, signerOf(actor));
      return {
        sequence: index + 1,
        receivedAt: NOW + index,
        caseId,
        entry: sealed.entry,
        personal: sealed.personal,
      };
    }),
  );
}

async function take(delivered: readonly Delivered[], by: Roster): Promise<void> {
  const rules = { team: roster.team, roster: by };
  const checked = await Promise.all(
    delivered.map(async (each) => ({ delivered: each, result: await receive(each, rules) })),
  );
  await takeIn(database, { ...rules, signer: signerOf(lena), me: lena, redaction: undefined }, checked);
}

const handedOff: Said = [
  ada,
  { type: "handed_off", site: "x", releaseAt: NOW },
  { mentionKey: "x:1", customerKey: "x:ines" },
];
const entries: readonly Said[] = [
  handedOff,
  [ada, { type: "sent" }],
  [mira, { type: "claimed" }],
  [tom, { type: "claimed" }],
];

it("gives the case to the first in the order, and to the next when the first had left by then", async () => {
  const delivered = await log(...entries);
  await take(delivered, roster);
  expect((await database.cases.get(caseId))?.owner?.member).toEqual(mira);

  const left = withoutMember(roster, mira.id, 2);
  expect(await refoldAfter(database, { team: left.team, roster: left }, 3)).toBe(1);
  expect((await database.cases.get(caseId))?.owner?.member).toEqual(tom);
  expect((await database.events.get(3))?.aside).toBe("not_a_member");
});

it("comes to the same whether the roster was known before the entries or after them", async () => {
  const delivered = await log(...entries);
  const left = withoutMember(roster, mira.id, 2);
  await take(delivered, left);
  const before = await database.cases.get(caseId);
  expect(before?.owner?.member).toEqual(tom);

  await refoldAfter(database, { team: roster.team, roster }, 3);
  expect((await database.cases.get(caseId))?.owner?.member).toEqual(mira);
  await refoldAfter(database, { team: left.team, roster: left }, 3);
  expect(await database.cases.get(caseId)).toEqual(before);
});

it("keeps what was set aside for good where it is, and says why", async () => {
  const delivered = await log(...entries);
  const [first] = delivered;
  if (!first) throw new Error("a log has a first entry");
  const replayed = { ...first, sequence: 9 };
  const forged = { ...first, sequence: 10, entry: { body: "{}", key: "k", signature: "s" } };
  await take([...delivered, replayed, forged], roster);
  expect((await database.events.get(9))?.aside).toBe("replayed");
  await refoldAfter(database, { team: roster.team, roster }, 1);
  const asides = (await database.events.toArray()).map(({ sequence, aside }) => [sequence, aside]);
  expect(asides).toEqual([
    [1, undefined],
    [2, undefined],
    [3, undefined],
    [4, undefined],
    [9, "replayed"],
    [10, "unreadable"],
  ]);
  expect((await database.cases.get(caseId))?.mentionKeys).toEqual(["x:1"]);
});

it("takes in what an older Baton had set aside as too new for it, with what it says of the customer", async () => {
  const words = { account: "phone:+49301234567", text: "Rang about order 40012345" };
  const called: Said = [mira, { type: "logged", kind: "call", direction: "in", happenedAt: NOW }, words];
  await take(await log(...entries, called), roster);
  // As that one left it.
  await database.events.update(5, { aside: "newer_version", id: "aside:5", hash: undefined });
  await database.contacts.clear();
  await refoldAfter(database, { team: roster.team, roster }, Infinity);
  expect((await database.events.get(5))?.aside).toBeUndefined();
  expect(await database.contacts.toArray()).toMatchObject([
    { kind: "call", customerKey: words.account, text: words.text, by: "Mira", traces: ["order:40012345"] },
  ]);
});

it("loses no handoff of a colleague whose entries came before the roster that names them", async () => {
  const ben = { id: "ben", name: "Ben", role: "marketer" } as const;
  keys.set(ben.id, await createSigner());
  const personal = { mentionKey: "x:7", customerKey: "x:jonas" };
  const delivered = await log(
    [ben, { type: "handed_off", site: "x", releaseAt: NOW }, personal],
    [ben, { type: "sent" }],
  );
  await take(delivered, roster);
  expect(await database.cases.count()).toBe(0);

  const joined = withMember(roster, { ...ben, key: signerOf(ben).key }, 1);
  await refoldAfter(database, { team: joined.team, roster: joined }, 1);
  expect(await database.cases.get(caseId)).toMatchObject({
    customerKey: "x:jonas",
    mentionKeys: ["x:7"],
    delivery: "sent",
    handedOff: { by: ben },
  });
});

function caseOf(number: number): string {
  return `case-${String(number).padStart(32, "0")}`;
}

it("misses no case of a log that is longer than what is read at once", async () => {
  const row = (sequence: number, number: number, aside?: "unreadable"): LogRow => ({
    sequence,
    id: `aside:${sequence}`,
    caseId: caseOf(number),
    receivedAt: NOW,
    ...(aside && { aside }),
  });
  const many = Array.from({ length: 500 }, (_each, index) => index + 1);
  await database.events.bulkAdd([
    ...many.map((sequence) => row(sequence, 1, "unreadable")),
    row(501, 2, "unreadable"),
    ...many.map((sequence) => row(501 + sequence, 3)),
    row(1_002, 4),
  ]);
  await refoldAfter(database, { team: roster.team, roster }, 502);
  expect(await database.chains.toCollection().primaryKeys()).toEqual([1, 2, 3, 4].map(caseOf));
});
