/** Entries of the log that do not count, for the lead: who signed them, when, and why they were set aside. Read-only. */
import { z } from "zod";

import { payloadSchema, type EventType } from "../case/event.ts";
import { readJson } from "../ledger/entry.ts";
import { setAsideReasonSchema, type SetAsideReason } from "../ledger/receipt.ts";
import type { Roster } from "../ledger/roster.ts";
import { signedSchema } from "../ledger/signed.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { readTeam } from "./membership.ts";
import { logRowSchema, type LogRow } from "./rows.ts";

/** As many of each reason are shown, the newest: somebody may write thousands. */
const SHOWN = 20;

export type Aside = {
  /** Its place in the log. */
  readonly sequence: number;
  /** When the log took it, Unix ms. */
  readonly at: number;
  readonly reason: SetAsideReason;
  readonly caseId: string;
  /** The member it names; undefined where it names none that the team ever had. */
  readonly name: string | undefined;
  /** That member's own key signed it. */
  readonly isTheirs: boolean;
  /** What it wanted, where that can be read. */
  readonly wanted: EventType | undefined;
};

export type Asides = {
  /** Newest first. */
  readonly shown: readonly Aside[];
  readonly count: number;
  /** Those that no lead has looked at here. */
  readonly unread: number;
};

/** What of an entry is read although it does not count. */
const claimSchema = z.object({ actor: z.string(), payload: payloadSchema.optional().catch(undefined) });

export async function readAsides(database: Database): Promise<Asides> {
  const roster = (await readTeam(database))?.roster;
  const seen = await readAsidesSeen(database);
  const [rows, keys] = await Promise.all([
    Promise.all(
      setAsideReasonSchema.options.map((reason) =>
        database.events.where("aside").equals(reason).reverse().limit(SHOWN).toArray(),
      ),
    ),
    database.events.where("aside").above("").primaryKeys(),
  ]);
  const shown = fitting(logRowSchema, rows.flat()).map((row) => asideOf(row, roster));
  return {
    shown: shown.toSorted((one, other) => other.sequence - one.sequence),
    count: keys.length,
    unread: keys.filter((sequence) => sequence > seen).length,
  };
}

/** Up to which sequence a lead has looked at them. */
async function readAsidesSeen(database: Database): Promise<number> {
  const row = await database.ledger.get("asidesSeen");
  return typeof row?.value === "number" ? row.value : 0;
}

function asideOf({ sequence, receivedAt, caseId, entry, aside }: LogRow, roster: Roster | undefined): Aside {
  const signed = signedSchema.safeParse(entry).data;
  const claim = claimSchema.safeParse(signed && readJson(signed.body)).data;
  const member = roster?.members.find(({ id }) => id === claim?.actor);
  const reason = aside ?? "unreadable";
  const isTheirs = member?.spans.some(({ key }) => key === signed?.key) ?? false;
  return {
    sequence,
    at: receivedAt,
    reason,
    caseId,
    name: member?.name,
    isTheirs: isTheirs && reason !== "wrong_signature",
    wanted: claim?.payload?.type,
  };
}
