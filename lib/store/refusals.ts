/** What a person did and the log's order made nothing of: kept until they were told. */
import { z } from "zod";

import { caseSchema, instantSchema, type Owner } from "../case/case.ts";
import type { EventType } from "../case/event.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { mentionRowSchema } from "./rows.ts";

/** The clock's and the page's doing: nobody did it, so nobody is told. */
const byItself: ReadonlySet<EventType> = new Set(["sent", "lapsed", "customer_posted", "outcome_seen"]);

/** As many are told at once. */
const MOST = 20;

const refusedSchema = z.object({
  id: z.string(),
  caseId: z.string(),
  refused: z.strictObject({ code: z.string(), at: instantSchema }),
});

export type ToldRefusal = {
  readonly commandId: string;
  readonly caseId: string;
  readonly code: string;
  /** Unix ms. */
  readonly at: number;
  /** The name of the customer, where it is known. */
  readonly customer: string | undefined;
  /** Who has the case now. */
  readonly owner: Owner | undefined;
};

/** Call inside a read-write transaction over `commands`. */
export async function rememberRefusal(
  database: Database,
  event: { readonly commandId: string; readonly payload: { readonly type: EventType } },
  refused: { readonly code: string; readonly at: number },
): Promise<void> {
  if (byItself.has(event.payload.type)) return;
  const command = await database.commands.get(event.commandId);
  if (command) await database.commands.put({ ...command, refused });
}

/** The person was told. */
export async function forgetRefusals(database: Database, commandIds: readonly string[]): Promise<void> {
  await database.commands
    .where("id")
    .anyOf([...commandIds])
    .modify((row) => {
      delete row.refused;
    });
}

/** What has not been told yet, oldest first. Read-only, for `liveQuery`. */
export async function readRefusals(database: Database): Promise<readonly ToldRefusal[]> {
  const rows: unknown[] = await database.commands.where("refused.at").above(0).limit(MOST).toArray();
  return Promise.all(fitting(refusedSchema, rows).map((row) => withCase(database, row)));
}

async function withCase(
  database: Database,
  { id, caseId, refused }: z.infer<typeof refusedSchema>,
): Promise<ToldRefusal> {
  const [state] = fitting(caseSchema, [await database.cases.get(caseId)]);
  const [first] = fitting(mentionRowSchema, [await database.mentions.get(state?.mentionKeys[0] ?? "")]);
  const author = first?.mention.author;
  return {
    commandId: id,
    caseId,
    ...refused,
    customer: author && (author.name || author.handle),
    owner: state?.owner,
  };
}
