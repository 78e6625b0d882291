import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, it } from "vitest";

import { linkOf } from "../../../lib/link.ts";
import { blocksOf } from "../../../lib/store/imported-lines.ts";
import type { Database } from "../../../lib/store/database.ts";
import { readPerson } from "../../../lib/store/person.ts";
import { inOneRead } from "../../../lib/store/snapshot.ts";
import { account, line } from "../history/lines.ts";
import { testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;

beforeEach(() => {
  database = testDatabase(`snapshot-${(databases += 1)}`);
});

afterEach(() => database.delete());

/** Of `count` days, in turn written down here and imported. */
async function addLines(key: string, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_none, day) =>
    line(key, day, day % 3 === 0 ? "order" : "call", `no ${day}`, { id: `${key}:${day}` }),
  );
  await database.contacts.bulkAdd(lines.filter((_line, place) => place % 2 === 0));
  const imported = lines.filter((_line, place) => place % 2 === 1);
  const number = (await database.importedBlocks.count()) + 1;
  await database.importedBlocks.bulkAdd(blocksOf({ number, importId: "one", batch: 0 }, imported));
}

it("a snapshot says of a person what the store says", async () => {
  await addLines("x:ines", 30);
  await addLines("email:ines@example.com", 4);
  await addLines("x:tom", 3);
  const said = { state: "linked", ground: "said", by: "Mira", at: 1 } as const;
  await database.links.add(linkOf(["x:ines", "email:ines@example.com"], said));
  await database.facts.add({ customerKey: "x:ines", facts: { tags: ["vip"] }, stamps: {} });
  for (const [key, length] of [
    ["x:ines", 34],
    ["x:tom", 3],
    ["x:nobody", 0],
  ] as const) {
    const whole = await readPerson(database, key, 10, `${key}:0`);
    expect(whole.length).toBe(Math.max(0, length - 1));
    expect(await inOneRead(database, (snapshot) => readPerson(snapshot, key, 10, `${key}:0`))).toEqual(whole);
  }
});

it("a snapshot is of one moment, and who waits for it is in no transaction", async () => {
  await database.customers.add(account("x:ines", "Ines"));
  const seen = await inOneRead(database, async (snapshot) => {
    const before = snapshot.customers.where("key").equals("x:ines").count();
    const writing = database.customers.clear();
    const again = await before.then(() => snapshot.customers.get("x:ines"));
    return { before: await before, again: again?.name, writing };
  });
  await seen.writing;
  expect([seen.before, seen.again, Dexie.currentTransaction]).toEqual([1, "Ines", null]);
  expect(await inOneRead(database, async ({ customers }) => customers.bulkGet(["x:ines", "x:tom"]))).toEqual([
    undefined,
    undefined,
  ]);
});

it("a store that is not open yet is waited for, one that lost its connection opened again, one that was closed left alone", async () => {
  const ask = (): Promise<number> =>
    inOneRead(database, async ({ links }) => links.where("pair").equals("no").count());
  expect(await ask()).toBe(0);
  database.close({ disableAutoOpen: false });
  expect(await ask()).toBe(0);
  database.close();
  await expect(ask()).rejects.toThrow("DatabaseClosedError");
  await database.open();
  expect(await ask()).toBe(0);
});

it("what cannot be read is told to who waits for it", async () => {
  const asked = inOneRead(database, async ({ links }) => links.where("mood").equals("good").toArray());
  await expect(asked).rejects.toThrow("mood");
  const blinded = inOneRead(database, async ({ links }) =>
    links.where("accounts").between("x:a", "x:z", true, true).toArray(),
  );
  await expect(blinded).rejects.toThrow("blinded");
});
