import { Dexie } from "dexie";
import { afterEach, describe, expect, it } from "vitest";

import { caseSchema } from "../../../lib/case/case.ts";
import type { Database } from "../../../lib/store/database.ts";
import { sealedTables } from "../../../lib/store/sealed-tables.ts";
import { golden, telling } from "./golden-rows.ts";
import { testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;

afterEach(() => database.delete());

async function upgraded({ version, stores, rows }: (typeof golden)[number]): Promise<Database> {
  const name = `golden-${(databases += 1)}`;
  const old = new Dexie(name);
  old.version(version).stores(stores);
  for (const [table, values] of Object.entries(rows)) await old.table(table).bulkAdd(values);
  old.close();
  return testDatabase(name);
}

/** Contacts with us of the one customer there is. */
function counted({ contacts }: Database): PromiseLike<number> {
  const of = contacts.where("[customerKey+contactAt]");
  return of.between(["x:ines_qv", Dexie.minKey], ["x:ines_qv", Dexie.maxKey]).count();
}

/** Everything that is stored, keys and rows, as text: bytes letter by letter, as somebody sees them who opens the files. */
async function rawText(name: string): Promise<string> {
  const raw = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.addEventListener("success", () => resolve(opening.result));
  });
  const stores = [...raw.objectStoreNames];
  const transaction = raw.transaction(stores);
  const found = await Promise.all(
    stores.flatMap((store) =>
      (["getAll", "getAllKeys"] as const).map(
        (ask) =>
          new Promise<unknown[]>((resolve) => {
            const reading = transaction.objectStore(store)[ask]();
            reading.addEventListener("success", () => resolve(reading.result));
          }),
      ),
    ),
  );
  raw.close();
  return JSON.stringify(found, (_key, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value,
  );
}

describe.each(golden)("a store of version $version", (stored) => {
  it("is read as it was, row for row", async () => {
    database = await upgraded(stored);
    for (const [table, rows] of Object.entries(stored.rows)) {
      // What later versions make of the first log and of timelines has tests of its own.
      const isChanged =
        (stored.version < 3 && (table === "events" || table === "cases")) || table === "contacts";
      const read: unknown[] = await database.table(table).toArray();
      expect(read).toHaveLength(rows.length);
      if (!isChanged) expect(read).toEqual(rows.map((row) => expect.objectContaining(row)));
    }
    const [state] = await database.cases.where("customerKey").equals("x:ines_qv").toArray();
    expect(caseSchema.parse(state).notes[0]?.text).toBe("depot said tomorrow");
    expect(await counted(database)).toBe(1);
  });

  it("has nothing telling in clear any more", async () => {
    database = await upgraded(stored);
    const before = await rawText(database.name);
    expect(telling.filter((text) => !before.includes(text))).toEqual([]);
    await database.open();
    const after = await rawText(database.name);
    expect(telling.filter((text) => after.includes(text))).toEqual([]);
    // The search does find what stays in clear.
    expect(after).toContain("handed_off");
  });
});

it("seals what fits no schema as it is, for the next read to set aside", async () => {
  const [first] = golden.filter(({ version }) => version === 5);
  if (!first) throw new Error("no golden rows");
  const odd = { key: "x:odd", site: 7, note: "ines_qv was here" };
  database = await upgraded({ ...first, rows: { ...first.rows, customers: [odd] } });
  expect(await database.customers.toArray()).toEqual([odd]);
  expect(await rawText(database.name)).not.toContain("was here");
});

it("knows each sealed table of the store, and seals every table but those of counts and ids", () => {
  database = testDatabase("names");
  const names = database.tables.map(({ name }) => name);
  // Rows of a table that is no more are opened when an older store is upgraded.
  const sealed = Object.keys(sealedTables).filter((name) => name !== "importBatches");
  expect(names).toEqual(expect.arrayContaining(sealed));
  const clear = names.filter((name) => !Object.hasOwn(sealedTables, name));
  expect(clear.toSorted()).toEqual(
    ["chains", "commands", "erasures", "health", "importedBatches", "keys", "receipts"].toSorted(),
  );
});
