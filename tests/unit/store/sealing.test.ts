import { Dexie, liveQuery } from "dexie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Customer } from "../../../lib/customer.ts";
import type { Contact } from "../../../lib/history.ts";
import { whereAnyOf } from "../../../lib/store/any-of.ts";
import { Database } from "../../../lib/store/database.ts";
import { blockOf } from "../../../lib/store/imported-lines.ts";
import { createCipher } from "../../../lib/vault/cipher.ts";
import { testCipher, testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;

function customer(handle: string, name: string, contactCount = 1): Customer {
  return {
    key: `x:${handle}`,
    site: "x",
    handle,
    name,
    nameKey: name.toLowerCase(),
    contactCount,
    lastContactAt: 0,
  };
}

function line(id: string, handle: string, at: number, more: Partial<Contact> = {}): Contact {
  return {
    id,
    customerKey: `x:${handle}`,
    at,
    channel: "x",
    kind: "mention",
    text: `words of ${id}`,
    ...more,
  };
}

const ines = customer("ines", "Inês Duarte");
const tom = customer("tom", "Tom Berg");
const lines = [
  line("x:1", "ines", 10, { contactAt: 10, traces: ["order:77", "email:ines@example.com"] }),
  line("x:2", "tom", 20, { contactAt: 20, traces: ["order:77"] }),
  line("x:3", "ines", 30, { contactAt: 30 }),
  line("x:4", "ines", 40, { kind: "waiting" }),
];

const byKey = (one: { readonly at: number }, other: { readonly at: number }): number => one.at - other.at;

beforeEach(async () => {
  database = testDatabase(`sealing-${(databases += 1)}`);
  await database.customers.bulkAdd([ines, tom]);
  await database.contacts.bulkPut(lines);
});

afterEach(() => database.delete());

function ofInes(index: string) {
  return database.contacts.where(index).between(["x:ines", Dexie.minKey], ["x:ines", Dexie.maxKey]);
}

describe("a sealed table", () => {
  it("gives rows by key, one and many, as they were put there", async () => {
    expect(await database.customers.get("x:ines")).toEqual(ines);
    expect(await database.customers.get("x:nobody")).toBeUndefined();
    expect(await database.customers.bulkGet(["x:tom", "x:nobody", "x:ines"])).toEqual([tom, undefined, ines]);
    expect(await database.customers.add(customer("mia", "Mia"))).toBe("x:mia");
    expect(await database.customers.toCollection().primaryKeys()).toEqual(
      expect.arrayContaining(["x:ines", "x:tom", "x:mia"]),
    );
  });

  it("does not take a second row with the same key", async () => {
    await expect(database.customers.add(ines)).rejects.toThrow("ConstraintError");
    await database.customers.put({ ...ines, name: "Inês" });
    expect(await database.customers.count()).toBe(2);
    expect(await database.customers.get("x:ines")).toMatchObject({ name: "Inês" });
  });

  it("names those of many that were there already", async () => {
    const adding = database.customers.bulkAdd([customer("mia", "Mia"), ines, customer("noa", "Noa")]);
    await expect(adding).rejects.toMatchObject({
      name: "BulkError",
      failuresByPos: { 1: { name: "ConstraintError" } },
    });
  });

  it("finds by lists in an index of many, whose texts are blinded and whose numbers have ranges", async () => {
    const two = [line("import:zendesk:ticket:9", "ines", 50), line("import:zendesk:ticket:10", "tom", 60)];
    const block = blockOf({ number: 3, importId: "one", batch: 0 }, two);
    await database.importedBlocks.add(block);
    const { importedBlocks } = database;
    const between = (lower: unknown[], upper: unknown[]): Promise<number> =>
      Promise.resolve(importedBlocks.where("owners").between(lower, upper).count());
    expect(await importedBlocks.where("owners").between(["x:ines", 0], ["x:ines", 0, 51]).toArray()).toEqual([
      block,
    ]);
    expect(await between(["x:ines", 0], ["x:ines", 0, 50])).toBe(0);
    expect(await between(["x:ines"], ["x:ines", Dexie.maxKey])).toBe(1);
    await expect(between(["x:a"], ["x:z"])).rejects.toThrow("blinded");
    expect(JSON.stringify(await rawRows("importedBlocks"))).not.toMatch(/zendesk|ines/u);
  });

  it("takes what was sealed before, and opens it as what is sealed at once", async () => {
    const long = blockOf({ number: 4, importId: "one", batch: 0 }, [
      line("import:zendesk:ticket:11", "ines", 50, { text: "parcel ".repeat(1_000) }),
    ]);
    const short = customer("mia", "Mia");
    await database.sealAhead("importedBlocks", [long]);
    await database.sealAhead("customers", [short]);
    await database.importedBlocks.add(long);
    await database.customers.add(short);
    expect(await database.importedBlocks.get(4)).toEqual(long);
    expect(await database.customers.get("x:mia")).toEqual(short);
    const [raw] = await rawRows("importedBlocks");
    expect(raw).toMatchObject({ sealed: expect.any(Uint8Array) as Uint8Array });
  });

  it("finds by blinded fields, also those with several values", async () => {
    expect(await database.customers.get({ nameKey: "inês duarte" })).toEqual(ines);
    expect(await database.contacts.where("traces").equals("order:77").primaryKeys()).toEqual(
      expect.arrayContaining(["x:1", "x:2"]),
    );
    expect(await database.contacts.where("traces").equals("order:78").count()).toBe(0);
  });

  it("finds those of several values, each once", async () => {
    const asked = ["email:ines@example.com", "order:77", "order:0"];
    expect((await whereAnyOf<Contact, string>(database.contacts, "traces", asked)).toSorted(byKey)).toEqual(
      lines.slice(0, 2),
    );
    const found = await database.contacts.where("traces").anyOf(asked).toArray();
    expect(found.toSorted(byKey)).toEqual(lines.slice(0, 2));
    expect(await database.customers.where("key").anyOf("x:tom").toArray()).toEqual([tom]);
    expect(await database.customers.where("key").anyOf([]).toArray()).toEqual([]);
    expect(await database.customers.where("key").anyOf(["x:ines", "x:tom"]).delete()).toBe(2);
  });

  it("keeps the order of what stands behind a blinded field in an index", async () => {
    const newest = await ofInes("[customerKey+at]").reverse().limit(2).toArray();
    expect(newest.map(({ id }) => id)).toEqual(["x:4", "x:3"]);
    expect(await ofInes("[customerKey+contactAt]").count()).toBe(2);
    const between = database.contacts.where("[customerKey+at]").between(["x:ines", 15], ["x:ines", 35]);
    expect(await between.primaryKeys()).toEqual(["x:3"]);
    const waiting = ofInes("[customerKey+at]")
      .reverse()
      .filter(({ kind }) => kind === "waiting");
    expect(await waiting.first()).toEqual(lines[3]);
    expect(await database.contacts.where("customerKey").equals("x:ines").count()).toBe(3);
  });

  it("says so when somebody asks for a range of what has no order", async () => {
    await expect(database.customers.where("key").startsWith("x:").toArray()).rejects.toThrow("blinded");
    await expect(database.contacts.where("customerKey").above("x:a").count()).rejects.toThrow("blinded");
  });

  it("changes and deletes what a question finds", async () => {
    await ofInes("[customerKey+at]").modify((row) => {
      row.text = "changed";
    });
    expect((await ofInes("[customerKey+at]").toArray()).map(({ text }) => text)).toEqual(
      Array.from({ length: 3 }, () => "changed"),
    );
    await database.customers.update("x:tom", { contactCount: 9 });
    expect(await database.customers.get("x:tom")).toEqual({ ...tom, contactCount: 9 });
    await database.contacts.delete("x:1");
    await ofInes("[customerKey+at]").delete();
    expect(await database.contacts.toArray()).toEqual([lines[1]]);
  });

  it("tells whoever watches what changed", async () => {
    const seen: (number | undefined)[] = [];
    const watching = liveQuery(async () => (await database.customers.get("x:tom"))?.contactCount).subscribe(
      (count) => void seen.push(count),
    );
    await expect.poll(() => seen).toEqual([1]);
    await database.customers.put({ ...tom, contactCount: 2 });
    await expect.poll(() => seen).toEqual([1, 2]);
    watching.unsubscribe();
  });

  it("knows the number that the database gave a row", async () => {
    const number = await database.quarantine.add({
      table: "cases",
      at: 1,
      reason: "odd",
      row: { note: "lost" },
    });
    expect(await database.quarantine.toArray()).toEqual([
      { number, table: "cases", at: 1, reason: "odd", row: { note: "lost" } },
    ]);
  });
});

describe("rows that do not belong", () => {
  it("are not taken for another's when somebody moves them", async () => {
    await moved("x:ines", "x:tom");
    const stored: unknown = await database.customers.get("x:tom");
    expect(stored).not.toHaveProperty("handle");
    expect(await database.customers.get("x:ines")).toEqual(ines);
  });

  it("do not keep the others from being read", async () => {
    await moved("x:ines", "x:tom");
    expect(await database.customers.toArray()).toEqual(expect.arrayContaining([ines]));
  });

  it("cannot be opened with another key", async () => {
    database.close();
    const other = new Database(createCipher(new Uint8Array(32).fill(8)), database.name);
    expect(await other.customers.get("x:ines")).toBeUndefined();
    expect(JSON.stringify(await other.customers.toArray())).not.toContain("Inês");
    other.close();
  });
});

async function moved(from: string, to: string): Promise<void> {
  const raw = (await rawRows("customers")) as { key: string }[];
  const row = raw.find(({ key }) => key === testCipher.blind(from));
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(database.name);
    opening.addEventListener("success", () => {
      const transaction = opening.result.transaction("customers", "readwrite");
      transaction.objectStore("customers").put({ ...row, key: testCipher.blind(to) });
      transaction.addEventListener("complete", () => {
        opening.result.close();
        resolve();
      });
      transaction.addEventListener("abort", () => reject(new Error(String(transaction.error))));
    });
  });
}

async function rawRows(table: string): Promise<unknown[]> {
  const opening = indexedDB.open(database.name);
  return new Promise((resolve, reject) => {
    opening.addEventListener("success", () => {
      const reading = opening.result.transaction(table).objectStore(table).getAll();
      reading.addEventListener("success", () => {
        opening.result.close();
        resolve(reading.result);
      });
      reading.addEventListener("error", () => reject(new Error(String(reading.error))));
    });
  });
}
