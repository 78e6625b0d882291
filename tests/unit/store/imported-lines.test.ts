import { liveQuery } from "dexie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Contact } from "../../../lib/history.ts";
import { customerSchema } from "../../../lib/customer.ts";
import { Database } from "../../../lib/store/database.ts";
import { findCustomers } from "../../../lib/store/find-customer.ts";
import {
  blocksOf,
  changeImported,
  findImported,
  importedBlockSchema,
  readImported,
  removeImported,
} from "../../../lib/store/imported-lines.ts";
import { readImports } from "../../../lib/store/imports.ts";
import { LINES_IN_BLOCK } from "../../../lib/store/mark-table.ts";
import { readCustomers } from "../../../lib/store/people.ts";
import { account, line } from "../history/lines.ts";
import { testCipher, testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;

beforeEach(() => {
  database = testDatabase(`imported-${(databases += 1)}`);
});

afterEach(() => database.delete());

const ONE = { number: 1, importId: "one", batch: 0 };
const NAMES = ["ines", "tom", "noa"];

/** Of three people in turn. */
function tickets(count: number): Contact[] {
  return Array.from({ length: count }, (_none, number) =>
    line(
      `email:${NAMES[number % 3] ?? ""}@example.com`,
      number,
      number % 4 === 0 ? "order" : "ticket",
      `no ${number}`,
      {
        id: `import:desk:ticket:${number}`,
        name: NAMES[number % 3] ?? "",
        source: { name: "tickets.csv", importId: "one", line: number + 1 },
      },
    ),
  );
}

describe("imported lines", () => {
  it("are stored some dozen in a record, and found by whose they are", async () => {
    const lines = tickets(100);
    await database.importedBlocks.bulkAdd(blocksOf(ONE, lines));
    expect(await database.importedBlocks.count()).toBe(Math.ceil(100 / LINES_IN_BLOCK));
    const newest = await readImported(database, "email:tom@example.com", 5);
    expect(newest.map(({ text }) => text)).toEqual(["no 1", "no 4", "no 7", "no 10", "no 13"]);
    const ids = ["import:desk:ticket:40", "import:desk:ticket:90", "import:desk:ticket:400"];
    expect(await findImported(database, ids, [1, 2, 9])).toEqual(new Map([["import:desk:ticket:40", 2]]));
  });

  it("say what is known of their accounts, which are found by a name typed whole", async () => {
    await database.importedBlocks.bulkAdd(blocksOf(ONE, tickets(12)));
    const [tom] = await readCustomers(database, ["email:tom@example.com", "email:nobody@example.com"]);
    expect(tom).toMatchObject({ key: "email:tom@example.com", name: "tom", contactCount: 3 });
    const { customers } = await findCustomers(database, "Tom");
    expect(customers).toEqual([tom]);
  });

  it("change and go one by one, and their block with the last of them", async () => {
    await database.importedBlocks.bulkAdd(blocksOf(ONE, tickets(6)));
    await changeImported(database, [1], (each) =>
      each.id === "import:desk:ticket:1" ? { ...each, customerKey: "email:mia@example.com" } : each,
    );
    expect(await readImported(database, "email:tom@example.com", 9)).toHaveLength(1);
    expect(await readImported(database, "email:mia@example.com", 9)).toHaveLength(1);
    const accounts = [...NAMES, "mia"].map((name) => `email:${name}@example.com`);
    await removeImported(database, accounts, new Set(tickets(5).map(({ id }) => id)));
    expect((await readImported(database, "email:noa@example.com", 9)).map(({ text }) => text)).toEqual([
      "no 5",
    ]);
    await removeImported(database, accounts, new Set(["import:desk:ticket:5"]));
    expect(await database.importedBlocks.count()).toBe(0);
  });

  it("are followed by who looks at them", async () => {
    const seen: number[] = [];
    const waiters: (() => void)[] = [];
    const following = liveQuery(() => readImported(database, "email:tom@example.com", 9)).subscribe(
      (lines) => {
        seen.push(lines.length);
        waiters.shift()?.();
      },
    );
    const next = (): Promise<void> =>
      new Promise((resolve) => {
        waiters.push(resolve);
      });
    await next();
    const changed = next();
    await database.importedBlocks.bulkAdd(blocksOf(ONE, tickets(6)));
    await changed;
    following.unsubscribe();
    expect(seen).toEqual([0, 2]);
  });

  it("of a file are found by what they say, whatever the file says of that", async () => {
    const [block] = blocksOf(ONE, tickets(3));
    const hostile = { ...block, owners: [["x:noor", 1, 5, 0]], names: ["noor"], traces: [{ any: 1 }] };
    await database
      .table("importedBlocks")
      .bulkPut([hostile, { ...ONE, number: 2, lines: [{ text: "no line" }] }]);
    expect(await readImported(database, "email:tom@example.com", 9)).toHaveLength(1);
    expect(await readImported(database, "x:noor", 9)).toEqual([]);
    expect((await findCustomers(database, "Tom")).customers).toHaveLength(1);
    const rows = await database.importedBlocks.toArray();
    expect(rows.map((row) => importedBlockSchema.safeParse(row).success)).toEqual([true, false]);
  });
});

it("lines that a store of version 10 had one by one move into blocks, and their accounts count without them", async () => {
  const name = `tenth-${(databases += 1)}`;
  const tenth = new Database(testCipher, name, 10);
  const lines = tickets(4).map(({ name: _name, ...each }) => each);
  const atSite = line("x:ines", 1, "ticket", "parcel", {
    id: "import:desk:ticket:x",
    source: { name: "f", importId: "one", line: 9 },
  });
  const mention = line("x:ines", 2, "mention", "where is it");
  await tenth.contacts.bulkAdd([...lines, atSite, mention]);
  await tenth.customers.bulkAdd([
    account("email:ines@example.com", "Ines", { contactCount: 0 }),
    account("x:ines", "Ines", { contactCount: 2 }),
  ]);
  await tenth.table("importBatches").bulkAdd([
    { importId: "one", number: 0, ids: lines.map(({ id }) => id) },
    { importId: "one", number: 1, ids: [atSite.id, "import:desk:ticket:gone"] },
  ]);
  tenth.close();

  database = testDatabase(name);
  expect(await database.contacts.toArray()).toEqual([mention]);
  expect(await readImported(database, "email:ines@example.com", 9)).toEqual([
    { ...lines[0], name: "Ines" },
    { ...lines[3], name: "Ines" },
  ]);
  expect(await database.importedBlocks.toArray()).toMatchObject([
    { number: 1, importId: "one", batch: 0 },
    { number: 2, importId: "one", batch: 1 },
  ]);
  expect((await database.customers.toArray()).map((row) => customerSchema.parse(row))).toMatchObject([
    { key: "x:ines", contactCount: 1 },
  ]);
  expect(await readCustomers(database, ["x:ines", "email:ines@example.com"])).toMatchObject([
    { contactCount: 2 },
    { name: "Ines", contactCount: 1 },
  ]);
  expect(await readImports(database)).toEqual([]);
});
