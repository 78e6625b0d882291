/**
 * Where a browser begins that has years of a team's log to read: which cases were open at one place of its order, and which
 * were erased. A document that a lead signs, of ids alone. What the cases are, everybody reads from the log
 * itself: a false checkpoint can only make somebody see a case later, and nobody's words are in it that an erasure would have to find.
 */
import { z } from "zod";

import { caseIdSchema } from "../case/case.ts";
import { failure, success, type Result } from "../result.ts";
import { readJson, teamIdSchema } from "./entry.ts";
import { leadKeys, type Roster } from "./roster.ts";
import { signedDocumentSchema } from "./seats.ts";
import { isSignedByItsKey, sign, type Signed, type Signer } from "./signed.ts";

/** So many cases in all: as many as fit into one message of a server (1 MB). With more, there is no checkpoint. */
export const MOST_CASES = 20_000;

export const checkpointSchema = z.strictObject({
  version: z.literal(1),
  team: teamIdSchema,
  /** The last sequence that its author had read. */
  sequence: z.number().int().positive(),
  /** Cases that somebody in customer service still had to deal with. */
  open: z.array(caseIdSchema).max(MOST_CASES),
  /** Cases whose person was forgotten: who kept something of them reads these first, too. */
  erased: z.array(caseIdSchema).max(MOST_CASES),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

export type CheckpointRefusal = "unreadable" | "wrong_signature" | "wrong_team" | "not_a_lead";

export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<Signed> {
  return sign(JSON.stringify(checkpoint), signer);
}

/** What `document` says, if somebody signed it who leads the team now. */
export async function acceptCheckpoint(
  document: unknown,
  roster: Roster,
): Promise<Result<Checkpoint, CheckpointRefusal>> {
  const signed = signedDocumentSchema.safeParse(document);
  if (!signed.success) return failure("unreadable", "not signed");
  if (!leadKeys(roster).includes(signed.data.key)) return failure("not_a_lead", "signed by no lead");
  if (!(await isSignedByItsKey(signed.data))) return failure("wrong_signature", "not what its key signed");
  const checkpoint = checkpointSchema.safeParse(readJson(signed.data.body));
  if (!checkpoint.success) return failure("unreadable", "not a checkpoint");
  if (checkpoint.data.team !== roster.team) return failure("wrong_team", checkpoint.data.team);
  return success(checkpoint.data);
}
