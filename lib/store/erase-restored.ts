/** A backup may hold people who were erased here after it was made: they do not come back with it. */
import { fitting } from "./checked.ts";
import { caseSchema } from "../case/case.ts";
import { pagesOf } from "./backup.ts";
import type { Database } from "./database.ts";
import { eraseSubject } from "./erase.ts";
import { readForgotten, SECRET_MARK } from "./forgotten.ts";
import { holdingTables, type Erased } from "./holdings.ts";
import { authorOf, findSubject } from "./subject.ts";
import { contactSchema, type Contact } from "../history.ts";
import { mentionRowSchema } from "./rows.ts";

/** Erases in `staging` whoever is known to `database` as erased: by their cases, and by posts and lines that were marked. */
export async function eraseForgotten(database: Database, staging: Database, erased: Erased): Promise<void> {
  if (!(await database.forgotten.get(SECRET_MARK))) return;
  const accounts = new Set<string>();
  const note = async (lines: readonly Contact[]): Promise<void> => {
    const forgotten = await readForgotten(
      database,
      lines.map(({ id }) => id),
    );
    for (const line of lines) if (forgotten.has(line.id)) accounts.add(line.customerKey);
  };
  for await (const page of pagesOf(staging, "contacts")) {
    await note(fitting(contactSchema, page));
  }
  for await (const page of pagesOf(staging, "importedBlocks")) {
    const lines = page.flatMap((row) =>
      Array.isArray(row["lines"]) ? fitting(contactSchema, row["lines"]) : [],
    );
    await note(lines);
  }
  // Private messages have no lines.
  for await (const page of pagesOf(staging, "mentions")) {
    const rows = fitting(mentionRowSchema, page);
    const forgotten = await readForgotten(
      database,
      rows.map(({ key }) => key),
    );
    for (const row of rows) if (forgotten.has(row.key)) accounts.add(authorOf(row));
  }
  const caseIds = await erasedCases(database, staging);
  if (accounts.size === 0 && caseIds.length === 0) return;
  await staging.transaction("rw", holdingTables(staging), async () => {
    await eraseSubject(staging, await findSubject(staging, [...accounts], caseIds), erased);
  });
}

/** Cases that are marked as erased here, and not there. */
async function erasedCases(database: Database, staging: Database): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pagesOf(staging, "cases")) {
    const open = fitting(caseSchema, page).filter((state) => !state.erased);
    const here = fitting(caseSchema, await database.cases.bulkGet(open.map(({ id }) => id)));
    ids.push(...here.flatMap((state) => (state.erased ? [state.id] : [])));
  }
  return ids;
}
