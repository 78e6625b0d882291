/**
 * An invitation: one text that a lead gives to one person, with all their browser needs to come into the team. It holds the
 * login, so it is passed on like a password; it is good for one browser and a few days.
 */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { roleSchema } from "../member.ts";
import { failure, success, type Result } from "../result.ts";
import { readJson, teamIdSchema } from "./entry.ts";
import { memberIdSchema, serverSchema } from "./seats.ts";
import { fromBase64url, toBase64url } from "./signed.ts";

/** How long an invitation is good for, in ms: a week. */
export const INVITATION_FOR = 7 * 24 * 60 * 60 * 1000;

/** Longer than any that was ever made. */
export const MAX_INVITATION_LENGTH = 10_000;

const PREFIX = "baton-invitation-";
const VERSION = 1;

const invitationSchema = z.strictObject({
  /** The founder's key makes it: no other team can stand in its place. */
  team: teamIdSchema,
  teamName: z.string().min(1).max(100),
  server: serverSchema,
  member: z.strictObject({ id: memberIdSchema, name: z.string().min(1).max(100), role: roleSchema }),
  id: z.uuid(),
  /** Unix ms. */
  expiresAt: instantSchema,
  /** The secret half of the login: an nkey seed. */
  seed: z.string().regex(/^SU[A-Z2-7]{56}$/u),
});
export type Invitation = z.infer<typeof invitationSchema>;

export function writeInvitation(invitation: Invitation): string {
  return `${PREFIX}${VERSION}.${toBase64url(new TextEncoder().encode(JSON.stringify(invitation)))}`;
}

/** What people paste: with line breaks of a mail in it, or with a word before it. */
export function readInvitation(
  pasted: string,
): Result<Invitation, "invitation_unreadable" | "invitation_newer"> {
  const text = pasted.replaceAll(/\s/gu, "");
  const found = /baton-invitation-(?<version>\d{1,4})\.(?<data>[\w-]+)/u.exec(text)?.groups;
  if (!found) return failure("invitation_unreadable", "no invitation");
  if (Number(found["version"]) > VERSION) return failure("invitation_newer", found["version"] ?? "");
  const checked = invitationSchema.safeParse(readJson(decoded(found["data"] ?? "")));
  // Not a word of what was pasted: there is a secret in it.
  return checked.success ? success(checked.data) : failure("invitation_unreadable", "not whole");
}

function decoded(data: string): string {
  try {
    return new TextDecoder().decode(fromBase64url(data));
  } catch {
    return "";
  }
}
