import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";

import type { Database } from "../../../lib/store/database.ts";
import { accountsOf, keepAliases, putLinks } from "../../../lib/store/people.ts";
import { readSuggestions } from "../../../lib/store/suggestions.ts";
import { blocksOf } from "../../../lib/store/imported-lines.ts";
import { countContacts, countLines, firstContactAt } from "../../../lib/store/lines.ts";
import { readPerson } from "../../../lib/store/person.ts";
import { readPage, type Cursor } from "../../../lib/store/timeline.ts";
import type { Contact } from "../../../lib/history.ts";
import { linkOf, type LinkState } from "../../../lib/link.ts";
import { account, line, NOON } from "../history/lines.ts";
import { mentionBy } from "../mentions.ts";
import { testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;

beforeEach(() => {
  database = testDatabase(`timeline-${(databases += 1)}`);
});

afterEach(() => database.delete());

async function readAll(
  accounts: string[],
  limit: number,
  channel?: string,
  search?: string,
): Promise<Contact[]> {
  const all: Contact[] = [];
  let next: Cursor | undefined;
  do {
    const page = await readPage(database, { accounts, channel, search }, limit, next);
    expect(page.lines.length).toBeLessThanOrEqual(limit);
    all.push(...page.lines);
    ({ next } = page);
  } while (next);
  return all;
}

function ids(lines: readonly Contact[]): string[] {
  return lines.map(({ id }) => id).toSorted();
}

it("gives every line of a person's accounts once, newest first, whatever the page's size", async () => {
  const kept = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 6 }),
      key: fc.constantFrom("x:a", "email:a@b.example", "x:other"),
      isImported: fc.boolean(),
    }),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(kept, fc.integer({ min: 1, max: 9 }), async (rows, limit) => {
      await Promise.all([database.contacts.clear(), database.importedBlocks.clear()]);
      const lines = rows.map(({ day, key }, index) =>
        line(key, day, index % 2 === 0 ? "mention" : "call", index % 3 === 0 ? "lost Parcel" : "hello"),
      );
      await database.contacts.bulkAdd(lines.filter((_line, index) => !rows[index]?.isImported));
      const imported = lines.filter((_line, index) => rows[index]?.isImported);
      await database.importedBlocks.bulkAdd(blocksOf({ number: 1, importId: "one", batch: 0 }, imported));
      const accounts = ["x:a", "email:a@b.example"];
      const theirs = lines.filter(({ customerKey }) => accounts.includes(customerKey));
      const read = await readAll(accounts, limit);
      expect(ids(read)).toEqual(ids(theirs));
      expect(read.map(({ at }) => at)).toEqual(read.map(({ at }) => at).toSorted((a, b) => b - a));
      expect(ids(await readAll(accounts, limit, "x"))).toEqual(
        ids(theirs.filter(({ channel }) => channel === "x")),
      );
      expect(ids(await readAll(accounts, limit, undefined, "PARCEL lost"))).toEqual(
        ids(theirs.filter(({ text }) => text === "lost Parcel")),
      );
      expect(await countLines(database, accounts)).toBe(theirs.length);
      const contactAts = theirs.flatMap(({ contactAt }) => contactAt ?? []);
      expect(await countContacts(database, accounts)).toBe(contactAts.length);
      expect(await firstContactAt(database, accounts)).toBe(
        contactAts.length === 0 ? undefined : Math.min(...contactAts),
      );
    }),
    { numRuns: 40 },
  );
});

it("goes on past lines that do not fit their schema", async () => {
  await database.contacts.bulkAdd([line("x:a", 1, "note", "one"), line("x:a", 3, "note", "two")]);
  await database.table("contacts").add({ id: "broken", customerKey: "x:a", at: NOON - 1, kind: 7 });
  expect((await readAll(["x:a"], 1)).map(({ text }) => text)).toEqual(["one", "two"]);
});

it("counts contacts by index, over all accounts", async () => {
  await database.contacts.bulkAdd([
    line("x:a", 0, "mention", "first"),
    line("x:a", 1, "note", "said nothing"),
    line("x:b", 9, "call", "rang", { direction: "in" }),
    line("x:b", 10, "call", "we rang", { direction: "out" }),
    line("x:c", 11, "mention", "somebody else"),
  ]);
  await say("x:a", "x:b", "linked", 1);
  expect(await firstContactAt(database, ["x:a", "x:b"])).toBe(NOON - 9 * 24 * 60 * 60 * 1000);
  // Of a page that holds not all of them, and of one that does.
  for (const limit of [1, 10]) {
    const { summary, length } = await readPerson(database, "x:a", limit);
    expect(summary).toMatchObject({ contacts: 2, openCases: 0 });
    expect(length).toBe(await countLines(database, ["x:a", "x:b"]));
  }
});

function say(one: string, other: string, state: LinkState, at: number): Promise<void> {
  return putLinks(database, [linkOf([one, other], { state, ground: "said", by: "Ada", at })]);
}

it("follows links from account to account, and forgets those that were undone", async () => {
  await say("x:a", "email:a@b.example", "linked", 1);
  await say("email:a@b.example", "crm:7", "linked", 1);
  await say("crm:7", "x:z", "separate", 1);
  expect(new Set(await accountsOf(database, "crm:7"))).toEqual(
    new Set(["crm:7", "email:a@b.example", "x:a"]),
  );
  await say("x:a", "email:a@b.example", "undone", 2);
  // What was said earlier and comes later changes nothing.
  await say("x:a", "email:a@b.example", "linked", 1);
  expect(await accountsOf(database, "x:a")).toEqual(["x:a"]);
  expect(await accountsOf(database, "crm:7")).toEqual(["crm:7", "email:a@b.example"]);
});

it("keeps a renamed handle with its history, unless somebody said it is another", async () => {
  await database.customers.add(account("x:old", "Inês", { siteId: "9" }));
  const renamed = mentionBy("new", "2", "Where is it?");
  const row = {
    key: renamed.key,
    mention: { ...renamed, author: { ...renamed.author, id: "9" } },
    firstSeenAt: NOON,
  } as Parameters<typeof keepAliases>[1][number];
  await keepAliases(database, [row]);
  expect(await accountsOf(database, "x:new")).toEqual(["x:new", "x:old"]);
  await say("x:new", "x:old", "separate", NOON + 1);
  await keepAliases(database, [row]);
  expect(await accountsOf(database, "x:new")).toEqual(["x:new"]);
});

it("suggests by what stands in both, and remembers that somebody said no", async () => {
  const lines = [line("x:ines", 1, "mention", "mine is ines@example.com, order 40012345")];
  await database.contacts.bulkAdd([...lines, line("crm:7", 2, "ticket", "Order 40012345")]);
  await database.customers.bulkAdd([account("x:ines", "Inês"), account("email:ines@example.com", "I")]);
  const suggested = async (): Promise<string[]> =>
    (await readSuggestions(database, ["x:ines"], lines)).map(({ other }) => other).toSorted();
  expect(await suggested()).toEqual(["crm:7", "email:ines@example.com"]);
  await say("x:ines", "crm:7", "separate", 1);
  expect(await suggested()).toEqual(["email:ines@example.com"]);
  // Nobody was linked by that.
  expect(await accountsOf(database, "x:ines")).toEqual(["x:ines"]);
});
