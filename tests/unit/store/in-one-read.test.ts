import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, it } from "vitest";

import { linkOf } from "../../../lib/link.ts";
import { whereAnyOf } from "../../../lib/store/any-of.ts";
import type { Database } from "../../../lib/store/database.ts";
import { inOneRead } from "../../../lib/store/in-one-read.ts";
import { account } from "../history/lines.ts";
import { testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;

beforeEach(() => {
  database = testDatabase(`in-one-read-${(databases += 1)}`);
});

afterEach(() => database.delete());

it("what is read in one go is read in one transaction, in which nobody is who waited for it", async () => {
  await database.customers.add(account("x:ines", "Ines"));
  const inside = new Set<unknown>();
  const read = async (): Promise<number> => {
    inside.add(Dexie.currentTransaction);
    const counts = await Promise.all([database.customers.count(), database.links.count()]);
    inside.add(Dexie.currentTransaction);
    return counts[0] + counts[1];
  };
  const before = await inOneRead(database, [database.customers, database.links, database.links], read);
  expect([before, Dexie.currentTransaction]).toEqual([1, null]);
  // Of a table that was not in it, and one that was; the second as soon as the first is done.
  await database.facts.clear();
  expect(Dexie.currentTransaction).toBeNull();
  await database.customers.clear();
  expect(await Promise.all([database.customers.count(), database.facts.count()])).toEqual([0, 0]);
  expect(inside.size).toBe(1);
});

it("what cannot be read is told to who waits for it", async () => {
  const read = (): Promise<number> => database.facts.count();
  await expect(inOneRead(database, [database.links], read)).rejects.toThrow("NotFoundError");
  await expect(inOneRead(database, [database.links], () => Promise.reject(new Error("no")))).rejects.toThrow(
    "no",
  );
  expect(await database.facts.count()).toBe(0);
});

it("who may write sees what they wrote, however often they ask for the same", async () => {
  const link = linkOf(["x:ines", "email:ines@example.com"], {
    state: "linked",
    ground: "said",
    by: "Mira",
    at: 1,
  });
  const ask = async (): Promise<number> =>
    (await whereAnyOf(database.links, "accounts", ["x:ines", "email:ines@example.com"])).length;
  const seen = await database.transaction("rw", database.links, async () => {
    const before = await ask();
    await database.links.add(link);
    return [before, await ask()];
  });
  expect(seen).toEqual([0, 1]);
  expect(await inOneRead(database, [database.links], () => Promise.all([ask(), ask()]))).toEqual([1, 1]);
});
