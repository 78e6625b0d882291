/**
 * What is checked of an entry when the log delivers it, before its event is judged. Every machine must come to the same
 * answer, so only that counts which is the same for all: the entry, its place in the order, the log's own time of
 * it, and the roster. What does not pass is set aside and reported, never applied.
 */
import { z } from "zod";

import type { CaseEvent } from "../case/event.ts";
import { roleSchema, type Member } from "../member.ts";
import { failure, success, type Result } from "../result.ts";
import { compareTimes, type Time } from "./clock.ts";
import {
  ENTRY_VERSION,
  entrySchema,
  fittingPersonal,
  readJson,
  readPersonal,
  type Entry,
  type PersonalPart,
} from "./entry.ts";
import { memberAt, type Roster } from "./roster.ts";
import { hashOf, isSignedByItsKey, signedSchema, type Signed } from "./signed.ts";

/** How far an entry's time may be ahead of the log's, in ms: five minutes, as much as clocks are commonly off. */
export const LONGEST_LEAD = 5 * 60 * 1000;

export const setAsideReasonSchema = z.enum([
  /** Not an entry, or one of a newer version of Baton. */
  "unreadable",
  "newer_version",
  "wrong_signature",
  "wrong_team",
  /** It stands under another case than it says. */
  "wrong_case",
  /** Its key was no member's there: removed, or never one. */
  "not_a_member",
  /** The member's role was another. */
  "wrong_role",
  /** The member's role may not do this. */
  "not_allowed",
  "replayed",
  "future_clock",
]);
export type SetAsideReason = z.infer<typeof setAsideReasonSchema>;

/** As the log delivers it; see `Logged` of the transports. */
export type Delivered = {
  readonly sequence: number;
  readonly receivedAt: number;
  readonly caseId: string;
  readonly entry: unknown;
  readonly personal: unknown;
};

/** An entry whose author is known. */
export type Received = {
  readonly sequence: number;
  readonly receivedAt: number;
  readonly signed: Signed;
  readonly hash: string;
  readonly entry: Entry;
  readonly event: CaseEvent;
  /** The personal part as it travelled, if it is there and fits. */
  readonly personal: string | undefined;
};

export type Rules = { readonly team: string; readonly roster: Roster };

/** Everything that can be said of one entry by itself. */
export async function receive(
  delivered: Delivered,
  { team, roster }: Rules,
): Promise<Result<Received, SetAsideReason>> {
  const signed = signedSchema.safeParse(delivered.entry);
  if (!signed.success) return failure("unreadable", "not signed");
  if (!(await isSignedByItsKey(signed.data))) return failure("wrong_signature", signed.data.key);

  const read = readEntry(signed.data.body);
  if (!read.ok) return read;
  const entry = read.value;
  if (entry.team !== team) return failure("wrong_team", entry.team);
  if (entry.caseId !== delivered.caseId)
    return failure("wrong_case", `${entry.caseId} in ${delivered.caseId}`);
  if (entry.time.at > delivered.receivedAt + LONGEST_LEAD) {
    return failure("future_clock", `${entry.time.at - delivered.receivedAt} ms ahead`);
  }
  const actor = authorOf(entry, signed.data.key, roster, delivered.sequence);
  if (!actor.ok) return actor;

  const personal = await fittingPersonal(delivered.personal, entry.personal);
  const hash = await hashOf(signed.data.body);
  return success(receivedOf(delivered, signed.data, hash, entry, actor.value, personal));
}

/** The same of an entry that passed before and was kept: nothing is computed that does not change with the roster. */
export function receiveAgain(
  kept: {
    readonly sequence: number;
    readonly receivedAt: number;
    readonly entry: unknown;
    readonly hash: string;
    readonly personal: unknown;
  },
  roster: Roster,
): Result<Received, SetAsideReason> {
  const signed = signedSchema.safeParse(kept.entry);
  if (!signed.success) return failure("unreadable", "not signed");
  const read = readEntry(signed.data.body);
  if (!read.ok) return read;
  const actor = authorOf(read.value, signed.data.key, roster, kept.sequence);
  if (!actor.ok) return actor;
  const { personal: text } = kept;
  const personal = typeof text === "string" ? { text, words: readPersonal(text) } : undefined;
  return success(receivedOf(kept, signed.data, kept.hash, read.value, actor.value, personal));
}

function receivedOf(
  { sequence, receivedAt }: Pick<Delivered, "sequence" | "receivedAt">,
  signed: Signed,
  hash: string,
  entry: Entry,
  actor: Member,
  personal: PersonalPart | undefined,
): Received {
  const { id, commandId, caseId, payload, time } = entry;
  const words = personal?.words;
  const event = { id, commandId, caseId, at: time.at, actor, payload, ...(words && { personal: words }) };
  return { sequence, receivedAt, signed, hash, entry, event, personal: personal?.text };
}

const versionSchema = z.object({ version: z.number() });

function readEntry(body: string): Result<Entry, SetAsideReason> {
  const json = readJson(body);
  const checked = entrySchema.safeParse(json);
  if (checked.success) return success(checked.data);
  const newer = versionSchema.safeParse(json);
  return newer.success && newer.data.version > ENTRY_VERSION
    ? failure("newer_version", String(newer.data.version))
    : failure("unreadable", z.prettifyError(checked.error).slice(0, 300));
}

const roles = roleSchema.options;

function authorOf(
  { actor, role, payload }: Entry,
  key: string,
  roster: Roster,
  sequence: number,
): Result<Member, SetAsideReason> {
  const member = memberAt(roster, { id: actor, key, role }, sequence);
  if (!member) {
    const hasOther = roles.some((other) => memberAt(roster, { id: actor, key, role: other }, sequence));
    return hasOther ? failure("wrong_role", role) : failure("not_a_member", actor);
  }
  if (payload.type === "reassigned") {
    const given = roster.members.find(({ id }) => id === payload.to.id);
    if (!given) return failure("not_a_member", payload.to.id);
  }
  return success(member);
}

/** What is remembered of a case's entries, to know replays and what the next one builds upon. */
export const chainSchema = z.strictObject({
  caseId: z.string(),
  /** The hash and the sequence of the newest entry. */
  head: z.string().nullable(),
  sequence: z.number().int().nonnegative(),
  /** The time of the newest entry of each key. */
  times: z.record(z.string(), z.strictObject({ at: z.number(), count: z.number() })),
});
export type Chain = z.infer<typeof chainSchema>;

export function newChain(caseId: string): Chain {
  return { caseId, head: null, sequence: 0, times: {} };
}

/** The chain with one entry more, or `replayed`: a key's entries of a case come in the order of their times. */
export function extend(chain: Chain, received: Received): Result<Chain, SetAsideReason> {
  const { signed, entry, hash, sequence } = received;
  const last: Time | undefined = chain.times[signed.key];
  if (last && compareTimes(entry.time, last) <= 0) return failure("replayed", entry.id);
  return success({
    caseId: chain.caseId,
    head: hash,
    sequence,
    times: { ...chain.times, [signed.key]: entry.time },
  });
}
