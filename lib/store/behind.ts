/** What of the log this browser has not read yet, although it has read on: it began at a checkpoint. */
import { z } from "zod";

import { caseIdSchema, caseSchema, isOpen, statusSchema } from "../case/case.ts";
import { payloadOf } from "../ledger/entry.ts";
import type { Checkpoint } from "../ledger/checkpoint.ts";
import { readSeen, receivedAgain } from "./case-log.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import type { Ledger } from "./ledger.ts";
import type { Readable } from "./readable.ts";
import { asFor, type Checked } from "./reserve.ts";

const sequenceSchema = z.number().int().nonnegative();

export const behindSchema = z.strictObject({
  /** What came after `after` and not after `until` is not here, but for cases that were read whole. */
  after: sequenceSchema,
  until: sequenceSchema,
  /** What `until` was at first: so much there was to read. */
  from: sequenceSchema.optional(),
  /** Cases that are read whole before anything else. */
  first: z.array(caseIdSchema),
});
export type Behind = z.infer<typeof behindSchema>;

const OPEN = statusSchema.options.filter((status) => isOpen({ status }));

/** Undefined when everything up to the last sequence that was taken in is here. */
export async function readBehind(database: Pick<Readable, "ledger">): Promise<Behind | undefined> {
  return behindSchema.safeParse((await database.ledger.get("behind"))?.value).data;
}

async function write(database: Database, behind: Behind): Promise<void> {
  if (behind.until <= behind.after && behind.first.length === 0) await database.ledger.delete("behind");
  else await database.ledger.put({ name: "behind", value: behind });
}

/**
 * Which cases are open in the log as far as it was read here, and which were erased.
 * @param last the checkpoint before it: what was erased until then is in it
 */
export function drawCheckpoint(
  database: Database,
  team: string,
  last: Checkpoint | undefined,
): Promise<Checkpoint> {
  const { cases, chains, outbox, events, ledger } = database;
  return database.transaction("r", [cases, chains, outbox, events, ledger], async () => {
    const shown = await cases.where("status").anyOf(OPEN).primaryKeys();
    // What waits to be sent may look closed here and be open in the log.
    const waiting = (await outbox.toArray()).map(({ caseId }) => caseId);
    const ids = [...new Set([...shown, ...waiting])];
    const known = await chains.bulkGet(ids);
    const erased = new Set(last?.erased);
    await events
      .where("sequence")
      .above(last?.sequence ?? 0)
      .each(({ caseId, entry, aside }) => {
        if (aside === undefined && payloadOf(entry)?.type === "erased") erased.add(caseId);
      });
    return {
      version: 1,
      team,
      sequence: await readSeen(database),
      // What the log never heard of is nobody's business.
      open: ids.filter((_id, index) => (known[index]?.sequence ?? 0) > 0),
      erased: [...erased],
    };
  });
}

/** Everything up to `checkpoint` counts as taken in from now on; what of it comes first is noted, and the rest for later. */
export function beginAt(database: Database, { sequence, open, erased }: Checkpoint): Promise<void> {
  return database.transaction("rw", database.ledger, database.cases, async () => {
    const seen = await readSeen(database);
    if (sequence <= seen) return;
    const { after = seen, first = [] } = (await readBehind(database)) ?? {};
    const openHere = await database.cases.where("status").anyOf(OPEN).primaryKeys();
    const gone: unknown[] = await database.cases.bulkGet(erased);
    const kept = fitting(caseSchema, gone).filter((state) => !state.erased);
    const cases = new Set([...first, ...open, ...openHere, ...kept.map(({ id }) => id)]);
    await database.ledger.put({ name: "seen", value: sequence });
    await write(database, { after, until: sequence, from: sequence, first: [...cases] });
  });
}

/** Of these cases those whose entries may be here in part only. */
export async function inPart(database: Database, caseIds: readonly string[]): Promise<readonly string[]> {
  const behind = await readBehind(database);
  if (!behind) return [];
  const chains = await database.chains.bulkGet([...caseIds]);
  // Of what changed since the checkpoint, everything was read when it changed first.
  return caseIds.filter((_id, index) => (chains[index]?.sequence ?? 0) <= behind.until);
}

/** Of these cases those of which nothing was taken in. */
export async function notHere(database: Database, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const chains = await database.chains.bulkGet([...caseIds]);
  return new Set(caseIds.filter((_id, index) => chains[index] === undefined));
}

/**
 * Everything of some cases that was taken in, or would have been by now. What is here already stays: of its own words this browser
 * knows more than the log does.
 * Call inside a transaction over `events` and `ledger`.
 * @param whole what the log has of each
 */
export async function knownAnew(
  database: Database,
  { me, roster }: Ledger,
  whole: ReadonlyMap<string, readonly Checked[]>,
): Promise<ReadonlyMap<string, readonly Checked[]>> {
  if (whole.size === 0) return new Map();
  const seen = await readSeen(database);
  const rows = await database.events
    .where("caseId")
    .anyOf([...whole.keys()])
    .toArray();
  const here = new Map(rows.filter(({ aside }) => aside === undefined).map((row) => [row.sequence, row]));
  const asHere = (each: Checked): Checked => {
    const row = here.get(each.delivered.sequence);
    return row
      ? { delivered: each.delivered, result: receivedAgain(row, roster), isHere: true }
      : asFor(me, each);
  };
  const known = [...whole].map(([caseId, all]): [string, readonly Checked[]] => {
    // What comes later is delivered in its turn.
    const earlier = all.filter(({ delivered }) => delivered.sequence <= seen);
    return [caseId, earlier.map(asHere)];
  });
  return new Map(known.filter(([, earlier]) => earlier.length > 0));
}

/** These cases were read whole. Call inside a read-write transaction over `ledger`. */
export async function readWhole(database: Database, caseIds: ReadonlySet<string>): Promise<void> {
  const behind = await readBehind(database);
  if (!behind || behind.first.length === 0) return;
  await write(database, { ...behind, first: behind.first.filter((id) => !caseIds.has(id)) });
}

/** Everything after `until` is here now. */
export function readDownTo(database: Database, until: number): Promise<void> {
  return database.transaction("rw", database.ledger, async () => {
    const behind = await readBehind(database);
    if (behind) await write(database, { ...behind, until: Math.min(behind.until, until) });
  });
}
