/** What the background does for the import page. */
import { isPlainRow } from "../import/plain-row.ts";
import { importedRowSchema, type ImportedRow } from "../import/row.ts";
import type { ImportRun } from "../import/run.ts";
import { inTurn } from "../in-turn.ts";
import type { Handlers } from "../messages/answer.ts";
import type { importMessages } from "../messages/import-messages.ts";
import { failure, success } from "../result.ts";
import { nextBlock } from "../store/imported-lines.ts";
import { prepareBatch, storeBatch } from "../store/import-batch.ts";
import { dropMarks } from "../store/imported-batches.ts";
import { readRun, takeBackBatch } from "../store/imports.ts";
import type { Background } from "./context.ts";

export function createImportHandlers({
  database,
  now,
}: Background): Pick<Handlers, keyof typeof importMessages> {
  // The page sends the next batch while one is written: it is checked meanwhile and stored in its turn.
  const inOrder = inTurn();
  const sealInOrder = inTurn();
  /** The number of the next block that nobody has reserved; storing a batch makes sure of it. */
  let free: Promise<number> | undefined;
  const reserve = (lines: number): Promise<number> => {
    const first = free ?? nextBlock(database);
    free = first.then((number) => number + lines);
    free.catch(() => {
      free = undefined;
    });
    return first;
  };

  return {
    async beginImport({ signature, ...chosen }) {
      const run: ImportRun = {
        ...chosen,
        id: crypto.randomUUID(),
        startedAt: now(),
        state: "running",
        records: 0,
        read: 0,
        batches: 0,
        counts: { added: 0, updated: 0, known: 0, refused: 0 },
      };
      await database.transaction("rw", [database.imports, database.importMappings], async () => {
        await database.imports.add(run);
        await database.importMappings.put({ signature, mapping: run.mapping });
      });
      return success(run);
    },

    async importRows({ rows, ...place }) {
      const good: ImportedRow[] = [];
      const refused: { line: number; isRepeated: boolean }[] = [];
      for (const row of rows) {
        if (isPlainRow(row)) {
          good.push(row);
          continue;
        }
        const checked = importedRowSchema.safeParse(row);
        if (checked.success) good.push(checked.data);
        else refused.push({ line: lineIn(row), isRepeated: false });
      }
      const batch = { ...place, rows: good, refused: refused.length };
      // It is sealed while the one before it is written.
      const prepared = await sealInOrder(async () =>
        prepareBatch(database, batch, await reserve(good.length)),
      );
      if (!prepared.ok) return prepared;
      const stored = await inOrder(() => storeBatch(database, batch, prepared.value));
      if (!stored.ok) return stored;
      const { run, repeated } = stored.value;
      return success({
        run,
        refused: [...refused, ...repeated.map((line) => ({ line, isRepeated: true }))],
      });
    },

    endImport: ({ importId, state }) =>
      inOrder(async () => {
        const run = await readRun(database, importId);
        if (!run) return failure("import_unknown", importId);
        const ended = { ...run, state };
        await database.imports.put(ended);
        dropMarks(database);
        return success(ended);
      }),

    takeBackImport: ({ importId }) =>
      inOrder(async () => {
        const left = await takeBackBatch(database, importId);
        return left.ok ? success({ left: left.value }) : left;
      }),
  };
}

/** The line that a row says it is from, as far as it can be understood. */
function lineIn(row: unknown): number {
  const { line } = importedRowSchema.pick({ line: true }).loose().safeParse(row).data ?? { line: 0 };
  return line;
}
