import { expect, it } from "vitest";

import { Database } from "../../../lib/store/database.ts";
import { countImported, readImported } from "../../../lib/store/imported-lines.ts";
import { importedWithName, importedWithTrace } from "../../../lib/store/imported-lines.ts";
import { account } from "../history/lines.ts";
import { testCipher, testDatabase } from "./test-database.ts";

const AT = Date.UTC(2026, 10, 20, 10);
const ines = "email:ines@example.com";
const ticket = { channel: "email", kind: "ticket" } as const;

/** A row of version 11 as it was written then. */
function former(number: number, batch: number, lines: readonly Record<string, unknown>[]): object {
  const place = { number, importId: "one", batch };
  const from = { name: "tickets.csv", importId: "one" };
  return {
    ...place,
    owners: lines.map(({ customerKey, at }, index) => [testCipher.blind(String(customerKey)), 1, at, index]),
    ids: lines.map(({ id }) => testCipher.blind(String(id))),
    traces: [testCipher.blind("order:A-17")],
    names: [testCipher.blind("ines")],
    sealed: testCipher.seal({ ...place, from, lines }, `importedBlocks\n${number}`),
  };
}

it("blocks of version 11 are found in version 12 by all that they were found by, and their rows are known", async () => {
  const name = "eleventh-blocks";
  const eleventh = new Database(testCipher, name, 11);
  await eleventh.customers.add(account("x:tom", "Tom"));
  const rows = [
    former(3, 0, [
      {
        ...ticket,
        id: "import:desk:ticket:1",
        customerKey: ines,
        at: AT,
        text: "one",
        source: 2,
        name: "Ines",
      },
      {
        ...ticket,
        id: "import:desk:ticket:2",
        customerKey: "x:tom",
        at: AT,
        text: "two",
        traces: ["order:A-17"],
      },
    ]),
    former(4, 0, [{ ...ticket, id: "import:desk:ticket:3", customerKey: ines, at: AT + 1, text: "three" }]),
    former(7, 2_000, [
      { ...ticket, id: "import:desk:ticket:4", customerKey: ines, at: AT - 1, text: "four", contactAt: null },
    ]),
    // What a hand in the developer tools did.
    { ...former(8, 2_000, []), sealed: new Uint8Array(40) },
  ];
  const writing = eleventh.backendDB().transaction("importedBlocks", "readwrite");
  for (const row of rows) writing.objectStore("importedBlocks").add(row);
  await new Promise((resolve) => {
    writing.addEventListener("complete", resolve);
  });
  eleventh.close();

  const database = testDatabase(name);
  expect((await readImported(database, ines, 9)).map(({ text }) => text)).toEqual(["three", "one", "four"]);
  expect(await readImported(database, ines, 1, AT)).toEqual([
    {
      ...ticket,
      id: "import:desk:ticket:1",
      customerKey: ines,
      at: AT,
      contactAt: AT,
      text: "one",
      name: "Ines",
      source: { name: "tickets.csv", importId: "one", line: 2 },
    },
  ]);
  expect(await countImported(database, { account: ines, isContact: 1 })).toBe(2);
  expect((await importedWithTrace(database, "order:A-17", 9)).map(({ text }) => text)).toEqual(["two"]);
  expect((await importedWithName(database, "ines", 9)).map(({ text }) => text)).toEqual(["one"]);
  const batches = await database.importedBatches.toArray();
  const markOf = (number: number): number => database.markOf(`import:desk:ticket:${number}`);
  expect(
    batches.map(({ marks, ...place }) => ({
      ...place,
      blocks: marks.length / 32,
      marks: [...marks].filter(Boolean),
    })),
  ).toEqual([
    { number: 3, importId: "one", blocks: 2, marks: [1, 2, 3].map(markOf) },
    { number: 7, importId: "one", blocks: 1, marks: [markOf(4)] },
  ]);
  await database.delete();
});
