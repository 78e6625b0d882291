/**
 * Who is in the team, and was: a document that a lead signs. Membership holds from one place in the log's order to
 * another, so that what somebody did before they left stays valid, and every machine agrees where it ends.
 */
import { z } from "zod";

import { roleSchema, type Member, type Role } from "../member.ts";
import { actsForOthers } from "../case/permissions.ts";
import { failure, success, type Result } from "../result.ts";
import { readJson, teamIdSchema } from "./entry.ts";
import {
  hashOf,
  isSignedByItsKey,
  publicKeySchema,
  sign,
  signedSchema,
  type Signed,
  type Signer,
} from "./signed.ts";

const sequenceSchema = z.number().int().nonnegative();

/** One key (a browser) in one role. */
const spanSchema = z.strictObject({
  key: publicKeySchema,
  role: roleSchema,
  /** The first and the last sequence of the log at which it holds; no last one while it does. */
  from: sequenceSchema,
  until: sequenceSchema.optional(),
  /** What the member was called then, where one browser is used by one person after the other. */
  name: z.string().min(1).max(100).optional(),
});
export type Span = z.infer<typeof spanSchema>;

export const rosterSchema = z.strictObject({
  version: z.literal(1),
  team: teamIdSchema,
  teamName: z.string().min(1).max(100),
  /** Counts the rosters of the team; only a higher one replaces another. */
  number: z.number().int().positive(),
  members: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        name: z.string().min(1).max(100),
        spans: z.array(spanSchema).min(1).max(1_000),
      }),
    )
    .min(1)
    .max(20_000),
});
export type Roster = z.infer<typeof rosterSchema>;

/**
 * The roster as it is passed on: with those before it that changed who leads, so that who missed some of them can still
 * follow from one lead to the next.
 */
export const rosterDocumentSchema = z.strictObject({
  roster: signedRosterSchema(),
  earlier: z.array(signedRosterSchema()).max(200),
});
export type RosterDocument = z.infer<typeof rosterDocumentSchema>;

function signedRosterSchema() {
  return signedSchema.extend({ body: z.string().max(5_000_000) });
}

export type RosterRefusal =
  | "unreadable"
  | "wrong_signature"
  | "wrong_team"
  | "not_a_lead"
  | "outdated"
  | "history_changed";

/** A team's id is its founder's key: nobody else can start a roster of that team. */
export async function teamIdOf(founderKey: string): Promise<string> {
  return `team-${await hashOf(founderKey)}`;
}

export async function foundTeam(
  teamName: string,
  founder: Member,
  signer: Signer,
): Promise<{ readonly roster: Roster; readonly document: RosterDocument }> {
  const roster: Roster = {
    version: 1,
    team: await teamIdOf(signer.key),
    teamName,
    number: 1,
    members: [
      { id: founder.id, name: founder.name, spans: [{ key: signer.key, role: founder.role, from: 0 }] },
    ],
  };
  return { roster, document: { roster: await sign(JSON.stringify(roster), signer), earlier: [] } };
}

/** Signs `next` as the successor of what `document` holds. */
export async function succeed(
  document: RosterDocument,
  next: Roster,
  signer: Signer,
): Promise<RosterDocument> {
  const before = readKept(document.roster);
  const last = document.earlier.at(-1);
  // Whoever signed `next` leads in `before`: that stays, unless the one kept last says the same of who leads. The first
  // one always stays; who comes new to the team starts from it.
  const isNeeded = !last || leadKeys(readKept(last)).join() !== leadKeys(before).join();
  return {
    roster: await sign(JSON.stringify(next), signer),
    earlier: isNeeded ? [...document.earlier, document.roster] : document.earlier,
  };
}

function readKept({ body }: Signed): Roster {
  return rosterSchema.parse(readJson(body));
}

/**
 * The newest roster that `document` proves, starting from `known`: each was signed by somebody who led in the one before.
 * @param known undefined: only the founder's first roster of `team` is taken on its own
 */
export async function acceptRoster(
  known: Roster | undefined,
  document: unknown,
  team: string,
): Promise<Result<Roster, RosterRefusal>> {
  const checked = rosterDocumentSchema.safeParse(document);
  if (!checked.success) return failure("unreadable", z.prettifyError(checked.error).slice(0, 300));
  let current = known;
  for (const signed of [...checked.data.earlier, checked.data.roster]) {
    const next = await readRoster(signed, team);
    if (!next.ok) return next;
    if (current && next.value.number <= current.number) continue;
    const refused = await refuseSuccessor(current, next.value, signed.key);
    if (refused) return refused;
    current = next.value;
  }
  return current && current.number > (known?.number ?? 0)
    ? success(current)
    : failure("outdated", "not newer than the one we have");
}

async function readRoster(signed: Signed, team: string): Promise<Result<Roster, RosterRefusal>> {
  const checked = rosterSchema.safeParse(readJson(signed.body));
  if (!checked.success) return failure("unreadable", z.prettifyError(checked.error).slice(0, 300));
  if (checked.data.team !== team) return failure("wrong_team", checked.data.team);
  if (!(await isSignedByItsKey(signed))) return failure("wrong_signature", "not what its key signed");
  return success(checked.data);
}

async function refuseSuccessor(current: Roster | undefined, next: Roster, key: string) {
  if (!current) {
    return next.number === 1 && (await teamIdOf(key)) === next.team
      ? undefined
      : failure("not_a_lead" as const, "a first roster is the founder's");
  }
  if (!leadKeys(current).includes(key)) {
    return failure("not_a_lead" as const, "signed by nobody who led the team");
  }
  return keepsHistory(current, next)
    ? undefined
    : failure("history_changed" as const, "an earlier span differs");
}

/** Spans are only ended and added; nobody's past is changed. */
function keepsHistory(current: Roster, next: Roster): boolean {
  return current.members.every((member) => {
    const spans = next.members.find(({ id }) => id === member.id)?.spans ?? [];
    return member.spans.every((span, index) => {
      const kept = spans[index];
      return (
        kept?.key === span.key &&
        kept.role === span.role &&
        kept.from === span.from &&
        (span.until === undefined || kept.until === span.until)
      );
    });
  });
}

/** The keys of those who lead now. */
export function leadKeys({ members }: Roster): readonly string[] {
  return members
    .flatMap(({ spans }) => spans)
    .filter(({ role, until }) => until === undefined && actsForOthers(role))
    .map(({ key }) => key);
}

/** The member whose `key` held `role` at `sequence`. */
export function memberAt(
  { members }: Roster,
  author: { readonly id: string; readonly key: string; readonly role: Role },
  sequence: number,
): Member | undefined {
  const member = members.find(({ id }) => id === author.id);
  const span = member?.spans.findLast(
    ({ key, role, from, until }) =>
      key === author.key && role === author.role && from <= sequence && sequence <= (until ?? Infinity),
  );
  return member && span ? { id: member.id, name: span.name ?? member.name, role: span.role } : undefined;
}

/** Those who are in the team now, in their newest role. */
export function currentMembers({ members }: Roster): Member[] {
  return members.flatMap(({ id, name, spans }) => {
    const role = spans.findLast(({ until }) => until === undefined)?.role;
    return role === undefined ? [] : [{ id, name, role }];
  });
}
