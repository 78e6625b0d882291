import { beforeEach, describe, expect, it } from "vitest";

import { readForBackup } from "../../../lib/store/backup.ts";
import { dropMarks } from "../../../lib/store/imported-batches.ts";
import { LINES_IN_BLOCK } from "../../../lib/store/mark-table.ts";
import { begin, importedLines, send, ticket } from "./import-steps.ts";
import { fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { restored } from "./restored.ts";
import { valueOf } from "./steps.ts";

let background: TestBackground;
beforeEach(async () => {
  background = await testBackground();
});

const tickets = (count: number): unknown[] =>
  Array.from({ length: count }, (_none, index) => ticket(index + 1));

async function imported(rows: readonly unknown[], into: TestBackground = background): Promise<object> {
  const { run } = await send(into, await begin(into), rows);
  return run.counts;
}

async function marks({ database }: TestBackground): Promise<number[]> {
  const batches = await database.importedBatches.toArray();
  return batches.flatMap((batch) => [...batch.marks]).filter((mark) => mark !== 0);
}

describe("rows that were imported before", () => {
  it("are recognised in every block, also by a worker that began anew", async () => {
    const count = LINES_IN_BLOCK * 2 + 3;
    await imported(tickets(count));
    dropMarks(background.database);
    expect(await imported([...tickets(count), ticket(500)])).toMatchObject({ added: 1, known: count });
    expect(await imported([ticket(500), ticket(501)])).toMatchObject({ added: 1, known: 1 });
    expect(await importedLines(background)).toHaveLength(count + 2);
  });

  it("are recognised in the batch that comes while theirs is written", async () => {
    const { id } = await begin(background);
    const batch = (from: number, rows: unknown[]): Parameters<typeof background.handlers.importRows>[0] => ({
      importId: id,
      from,
      to: from + rows.length,
      read: 0,
      rows,
    });
    await Promise.all([
      background.handlers.importRows(batch(0, [ticket(1), ticket(2)]), fromPanel),
      background.handlers.importRows(batch(2, [ticket(3), ticket(2), ticket(4)]), fromPanel),
    ]);
    expect((await importedLines(background)).map(({ source }) => source?.line)).toEqual([1, 2, 3, 4]);
  });

  it("are not taken for known by their mark alone", async () => {
    const { database } = background;
    await imported([ticket(1), ticket(2)]);
    const [batch] = await database.importedBatches.toArray();
    if (!batch) throw new Error("no batch");
    await database.importedBatches.put({
      ...batch,
      marks: batch.marks.map((mark, place) =>
        place === 9 ? database.markOf("import:Zendesk:ticket:3") : mark,
      ),
    });
    dropMarks(database);
    expect(await imported([ticket(2), ticket(3), ticket(4)])).toMatchObject({ added: 2, known: 1 });
    expect(await imported([ticket(3), ticket(4)])).toMatchObject({ added: 0, known: 2 });
  });

  it("come in again after they were taken back, and other imports' stay known", async () => {
    const first = await begin(background);
    await send(background, first, [ticket(1), ticket(2)]);
    await imported([ticket(2), ticket(3)]);
    valueOf(await background.handlers.takeBackImport({ importId: first.id }, fromPanel));
    expect(await imported([ticket(1), ticket(3)])).toMatchObject({ added: 1, known: 1 });
    expect((await importedLines(background)).map(({ id }) => id)).toEqual([
      "import:Zendesk:ticket:1",
      "import:Zendesk:ticket:3",
    ]);
  });

  it("leave no mark when whoever they are about is erased", async () => {
    const { database } = background;
    await imported(tickets(40));
    expect(await marks(background)).toHaveLength(40);
    valueOf(
      await background.handlers.erasePerson(
        { accounts: ["email:person35@example.com"], caseIds: [] },
        fromPanel,
      ),
    );
    const left = await marks(background);
    expect(left).toHaveLength(39);
    expect(left).not.toContain(database.markOf("import:Zendesk:ticket:35"));
    expect(await imported(tickets(40))).toMatchObject({ added: 0 });
  });

  it("are recognised in another browser, where a backup was restored", async () => {
    await imported(tickets(40));
    await imported([ticket(50)]);
    const other = await testBackground();
    await imported([ticket(90)], other);
    await restored(other, await Array.fromAsync(readForBackup(background.database, false)));
    expect(await imported([...tickets(40), ticket(50), ticket(90)], other)).toMatchObject({
      added: 1,
      known: 41,
    });
    expect(await marks(other)).toHaveLength(42);
  });
});
