/**
 * An entry of the team's log: one event, signed. What is personal of it travels beside it and is named in it by its
 * hash only, so that it can be erased and the entry stays true (docs/decisions/0009).
 */
import { z } from "zod";

import { caseIdSchema } from "../case/case.ts";
import { commandIdSchema } from "../case/command.ts";
import {
  payloadSchema,
  personalSchema,
  type EventType,
  type Happening,
  type Personal,
} from "../case/event.ts";
import { withoutWords } from "../case/reserved.ts";
import { roleSchema, type Member } from "../member.ts";
import { timeSchema, type Time } from "./clock.ts";
import { hashOf, hashSchema, sign, signedSchema, type Signed, type Signer } from "./signed.ts";

export const teamIdSchema = z.string().regex(/^team-[\w-]{43}$/);

/** The newest shape of entries that is understood; a higher one is from a newer Baton. */
export const ENTRY_VERSION = 2;

/**
 * Event types since version 2. Everything else goes on saying 1, so that a Baton which knows only that one goes on working; it
 * sets these aside as `newer_version`, and takes them in once it is newer itself (`store/roster-change.ts`).
 */
const sinceTwo: ReadonlySet<EventType> = new Set(["logged", "facts_set", "linked"]);

export const entrySchema = z.strictObject({
  version: z.union([z.literal(1), z.literal(ENTRY_VERSION)]),
  /** An entry counts in one team only. */
  team: teamIdSchema,
  id: z.uuid(),
  commandId: commandIdSchema,
  caseId: caseIdSchema,
  /** `Member.id`; the name is in the roster. */
  actor: z.string().min(1).max(100),
  role: roleSchema,
  time: timeSchema,
  /** The hash of the body of the case's last entry that the author knew: what was built upon cannot be taken away unseen. */
  previous: hashSchema.nullable(),
  payload: payloadSchema,
  /** The hash of the personal part, where there is one. */
  personal: hashSchema.nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

/** The personal part as it travels: JSON of this. Without the salt, nobody can try out what an erased one said. */
const sealedPersonalSchema = personalSchema.extend({ salt: z.string().min(20).max(50) });

/** What an entry is made of. */
export type Draft = Happening & {
  readonly team: string;
  readonly id: string;
  readonly commandId: string;
  readonly caseId: string;
  readonly actor: Pick<Member, "id" | "role">;
  readonly time: Time;
  readonly previous: string | null;
};

export type Sealed = {
  readonly entry: Signed;
  /** Of `entry.body`; what the next entry of the case names as `previous`. */
  readonly hash: string;
  readonly personal: string | undefined;
};

export async function seal(draft: Draft, signer: Signer): Promise<Sealed> {
  const { team, id, commandId, caseId, actor, time, previous, payload } = draft;
  const personal = draft.personal && JSON.stringify({ ...draft.personal, salt: newSalt() });
  const body = JSON.stringify({
    version: sinceTwo.has(payload.type) ? ENTRY_VERSION : 1,
    team,
    id,
    commandId,
    caseId,
    actor: actor.id,
    role: actor.role,
    time,
    previous,
    payload,
    personal: personal === undefined ? null : await hashOf(personal),
  } satisfies Entry);
  return { entry: await sign(body, signer), hash: await hashOf(body), personal };
}

/** What an entry says that was checked before and kept; undefined for what is none. */
export function payloadOf(signed: unknown): Entry["payload"] | undefined {
  const read = signedSchema.safeParse(signed);
  return entrySchema.safeParse(read.success ? readJson(read.data.body) : undefined).data?.payload;
}

/** A personal part as it travelled, and what it says; that is undefined where nobody can read it. */
export type PersonalPart = { readonly text: string; readonly words: Personal | undefined };

/** The personal part, if it is the one that the entry names; undefined when it was erased, or is somebody's forgery. */
export async function fittingPersonal(
  personal: unknown,
  hash: string | null,
): Promise<PersonalPart | undefined> {
  if (typeof personal !== "string" || hash === null || (await hashOf(personal)) !== hash) return undefined;
  const words = readPersonal(personal);
  return words && { text: personal, words };
}

/** What a personal part says, without its salt. */
export function readPersonal(personal: string): Personal | undefined {
  const checked = sealedPersonalSchema.safeParse(readJson(personal));
  if (!checked.success) return undefined;
  const { salt: _salt, ...words } = checked.data;
  return words;
}

/**
 * The personal part without its words, for a browser whose person they are not for (`case/reserved.ts`). The salt goes with them:
 * with it, the hash in the entry would say whether a guess is right.
 */
export function reservedPersonal(personal: string): string | undefined {
  const words = readPersonal(personal);
  return words && JSON.stringify({ ...withoutWords(words), salt: "-".repeat(20) });
}

/** @returns undefined for what is no JSON, which no schema takes */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** 128 random bits. */
function newSalt(): string {
  return crypto.randomUUID();
}
