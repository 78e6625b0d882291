/** What is personal in the cases of one person, and in what the log said of them. Who in our team did what, and when, stays. */
import { caseSchema, type Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { forget } from "../case/forget.ts";
import type { Database } from "./database.ts";
import type { LogRow } from "./rows.ts";
import type { Subject } from "./subject.ts";

type Theirs = Pick<Subject, "caseIds" | "isNamedIn">;

/** Entries of their cases that have a personal part, and entries that do not count and name them: whatever came. */
export async function findWords(database: Database, { caseIds, isNamedIn }: Theirs): Promise<LogRow[]> {
  const ofCases = await database.events
    .where("caseId")
    .anyOf([...caseIds])
    .filter((row) => row.personal !== undefined || row.unsigned?.personal !== undefined)
    .toArray();
  const known = new Set(ofCases.map(({ sequence }) => sequence));
  const aside = await database.events
    .orderBy("aside")
    .filter((row) => !known.has(row.sequence) && (isNamedIn(row.personal) || isNamedIn(row.entry)))
    .toArray();
  return [...ofCases, ...aside];
}

export async function forgetWords(database: Database, theirs: Theirs): Promise<void> {
  const rows = await findWords(database, theirs);
  await database.events.bulkPut(rows.map((row) => withoutWords(row, theirs)));
}

function withoutWords(row: LogRow, { isNamedIn }: Theirs): LogRow {
  const { personal: _personal, whole: _whole, entry, unsigned, ...rest } = row;
  return {
    ...rest,
    ...(entry !== undefined && !isNamedIn(entry) && { entry }),
    ...(unsigned && { unsigned: bare(unsigned) }),
  };
}

function bare({ personal: _personal, ...event }: CaseEvent): CaseEvent {
  return event;
}

/** Cases that the log has not marked as erased yet, or never will; a row that does not fit goes whole. */
export async function forgetCases(
  database: Database,
  { caseIds }: Pick<Subject, "caseIds">,
  erased: NonNullable<Case["erased"]>,
): Promise<void> {
  const rows: unknown[] = await database.cases.bulkGet([...caseIds]);
  const ids = [...caseIds];
  for (const [index, row] of rows.entries()) {
    const state = caseSchema.safeParse(row);
    const id = ids[index] ?? "";
    if (!state.success) await database.cases.delete(id);
    else if (!state.data.erased) await database.cases.put(forget(state.data, erased));
  }
}
