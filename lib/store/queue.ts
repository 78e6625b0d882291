/** What the queue, the popup and the badge read: cases with their mentions. Read-only, for `liveQuery`. */
import { Dexie } from "dexie";

import { caseSchema, isOpen, type Case, type Status } from "../case/case.ts";
import type { Customer } from "../customer.ts";
import type { Role } from "../member.ts";
import { settingsSchema, type Settings } from "../settings.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { readErasure, type Erasure } from "./erasures.ts";
import { mergedInto } from "./merges.ts";
import type { WithheldItem } from "../withheld.ts";
import { readCustomers } from "./people.ts";
import { readPerson, type PersonGlance } from "./person.ts";
import { mentionRowSchema, type MentionRow } from "./rows.ts";
import { readWithheld } from "./withheld.ts";

/** A case with its first mention, as a list shows it. */
export type ListedCase = { readonly state: Case; readonly first: MentionRow | undefined };

/** A case with all that is known about it, so that nobody has to open the post. */
export type CaseStory = {
  readonly state: Case;
  /** The cases that go on in this one. */
  readonly merged: readonly Case[];
  /** Other open cases of the same person, which may be merged with this one. */
  readonly others: readonly Case[];
  /** Something of it is not in the log yet. */
  readonly isUnsent: boolean;
  /** In the order in which they joined the case, then those of the merged ones. */
  readonly mentions: readonly MentionRow[];
  readonly customer: Customer | undefined;
  /** How it stands with what its lead had removed from the log; on that lead's browser. */
  readonly erasure: Erasure | undefined;
  /** What the team was not told. */
  readonly withheld: readonly WithheldItem[];
  readonly person: PersonGlance;
};

/** Lines of a customer's timeline that the story of a case shows. */
const LINES_IN_STORY = 100;

/** How many cases of each closed state are read: those that were closed last. More have been dealt with long ago. */
const CLOSED_LISTED = 250;

/** Every case that is open, held ones too, and those that were closed last; undone ones are left out. In no order. */
export async function readCases(database: Database): Promise<Case[]> {
  const [open, closed]: [unknown[], unknown[][]] = await Promise.all([
    database.cases.where("status").anyOf("handed_off", "claimed", "waiting").toArray(),
    readClosed(database),
  ]);
  return fitting(caseSchema, [...open, ...closed.flat()]);
}

function readClosed(database: Database): Promise<unknown[][]> {
  return Promise.all(
    (["resolved", "declined"] as const).map((status) =>
      closedSince(database, status, 0).reverse().limit(CLOSED_LISTED).toArray(),
    ),
  );
}

/** As many of the cases of `readCases` as can wait on somebody of this role (`case/badge.ts`): the badge reads them at every change. */
export async function readWaitingOn(database: Database, role: Role): Promise<Case[]> {
  const open = (...states: readonly Status[]): Promise<unknown[]> =>
    database.cases.where("status").anyOf(states).toArray();
  switch (role) {
    case "marketer":
      return fitting(caseSchema, (await readClosed(database)).flat());
    case "agent":
      return fitting(caseSchema, await open("handed_off", "waiting"));
    case "lead":
    case "admin":
      return fitting(caseSchema, await open("handed_off"));
  }
}

/** The cases of `readCases` with their first mentions. */
export async function listCases(database: Database): Promise<ListedCase[]> {
  const cases = await readCases(database);
  const mentions: unknown[] = await database.mentions.bulkGet(
    cases.map((state) => state.mentionKeys[0] ?? ""),
  );
  const firsts = new Map(fitting(mentionRowSchema, mentions).map((row) => [row.key, row]));
  return cases.map((state) => ({ state, first: firsts.get(state.mentionKeys[0] ?? "") }));
}

/** How many cases are closed whose last change was at `since` (Unix ms) or later. */
export async function countClosed(database: Database, since: number = 0): Promise<number> {
  const [resolved, declined] = await Promise.all([
    closedSince(database, "resolved", since).count(),
    closedSince(database, "declined", since).count(),
  ]);
  return resolved + declined;
}

function closedSince(database: Database, status: "resolved" | "declined", since: number) {
  return database.cases.where("[status+updatedAt]").between([status, since], [status, Dexie.maxKey]);
}

export async function readStory(database: Database, caseId: string): Promise<CaseStory | undefined> {
  const [state] = fitting(caseSchema, [await database.cases.get(caseId)]);
  if (!state) return undefined;
  const merged = await mergedInto(database, caseId);
  const mentionKeys = [...new Set([state, ...merged].flatMap((each) => each.mentionKeys))];
  const [ofCustomer, unsent] = await Promise.all([
    database.cases.where("customerKey").equals(state.customerKey).toArray(),
    database.outbox.where("caseId").equals(caseId).count(),
  ]);
  const others = fitting(caseSchema, ofCustomer).filter((each) => each.id !== caseId && isOpen(each));
  const [mentionRows, [customer], person, erasure, withheld] = await Promise.all([
    database.mentions.bulkGet(mentionKeys),
    readCustomers(database, [state.customerKey]),
    readPerson(database, state.customerKey, LINES_IN_STORY),
    readErasure(database, caseId),
    readWithheld(database, caseId),
  ]);
  return {
    state,
    merged,
    others: others.filter(({ delivery }) => delivery === "sent"),
    isUnsent: unsent > 0,
    mentions: fitting(mentionRowSchema, mentionRows),
    customer,
    erasure,
    withheld,
    person,
  };
}

/** The settings as they are stored; undefined until the background has made them. */
export async function peekSettings(database: Database): Promise<Settings | undefined> {
  const row = await database.settings.get("settings");
  const checked = settingsSchema.safeParse(row?.value);
  return checked.success ? checked.data : undefined;
}
