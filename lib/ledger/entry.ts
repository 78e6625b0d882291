/**
 * An entry of the team's log: one event, signed. What is personal of it travels beside it and is named in it by its
 * hash only, so that it can be erased and the entry stays true (docs/decisions/0009).
 */
import { z } from "zod";

import { caseIdSchema } from "../case/case.ts";
import { commandIdSchema } from "../case/command.ts";
import { payloadSchema, personalSchema, type Happening, type Personal } from "../case/event.ts";
import { roleSchema, type Member } from "../member.ts";
import { timeSchema, type Time } from "./clock.ts";
import { hashOf, hashSchema, sign, type Signed, type Signer } from "./signed.ts";

export const teamIdSchema = z.string().regex(/^team-[\w-]{43}$/);

/** The shape of this version's entries; a higher one is from a newer Baton. */
export const ENTRY_VERSION = 1;

export const entrySchema = z.strictObject({
  version: z.literal(ENTRY_VERSION),
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
    version: ENTRY_VERSION,
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

/** The personal part, if it is the one that the entry names; undefined when it was erased, or is somebody's forgery. */
export async function fittingPersonal(personal: unknown, hash: string | null): Promise<string | undefined> {
  if (typeof personal !== "string" || hash === null || (await hashOf(personal)) !== hash) return undefined;
  return readPersonal(personal) ? personal : undefined;
}

/** What a personal part says, without its salt. */
export function readPersonal(personal: string): Personal | undefined {
  const checked = sealedPersonalSchema.safeParse(readJson(personal));
  if (!checked.success) return undefined;
  const { salt: _salt, ...words } = checked.data;
  return words;
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
