/** What a team's things are called on its NATS server. Everything of a team begins with its prefix. */
import { z } from "zod";

import { teamNameSchema } from "../../ledger/seats.ts";

const tokenSchema = z.string().regex(/^[\w-]{1,100}$/u);

export type Names = {
  /** Stream of the entries: a subject a case. */
  readonly entries: string;
  /** Stream of the personal parts: a subject an entry, so that those of one case can be removed. */
  readonly personal: string;
  /** Bucket of the documents. */
  readonly bucket: string;
  readonly entriesSubjects: string;
  readonly personalSubjects: string;
  readonly presenceSubjects: string;
};

export function namesOf(team: string): Names {
  const name = teamNameSchema.parse(team);
  return {
    entries: `baton-${name}`,
    personal: `baton-${name}-personal`,
    bucket: `baton-${name}`,
    entriesSubjects: `baton.${name}.case.*`,
    personalSubjects: `baton.${name}.personal.*.*`,
    presenceSubjects: `baton.${name}.presence.*.*`,
  };
}

export function entrySubject(team: string, caseId: string): string {
  return `baton.${team}.case.${tokenSchema.parse(caseId)}`;
}

/** @param eventId `*` for those of all entries of the case */
export function personalSubject(team: string, caseId: string, eventId: string): string {
  return `baton.${team}.personal.${tokenSchema.parse(caseId)}.${tokenOrAll(eventId)}`;
}

/** @param installation `*` for all browsers of the member */
export function presenceSubject(team: string, memberId: string, installation: string): string {
  return `baton.${team}.presence.${tokenSchema.parse(memberId)}.${tokenOrAll(installation)}`;
}

/** Key of the bucket under which only this member may write. */
export function seatKey(memberId: string): `seat.${string}` {
  return `seat.${tokenSchema.parse(memberId)}`;
}

/** What a subject is for; `other` are questions to the server. */
export type SubjectKind = "case" | "personal" | "presence" | "document" | "other";

/** What is sent on a subject, of which case, and of which event where the subject says so. */
export function caseOf(subject: string): {
  readonly kind: SubjectKind;
  readonly caseId?: string;
  readonly eventId?: string;
} {
  const [root, , kind, first, second] = subject.split(".");
  if (root === "$KV") return { kind: "document" };
  if (root !== "baton") return { kind: "other" };
  if (kind === "case" && first !== undefined) return { kind, caseId: first };
  if (kind === "personal" && first !== undefined && second !== undefined) {
    return { kind, caseId: first, eventId: second };
  }
  return { kind: kind === "presence" ? kind : "other" };
}

/** Begins the subjects that a member's answers come to: nobody else may listen there. */
export function inboxOf(memberId: string): string {
  return `_INBOX_${tokenSchema.parse(memberId)}`;
}

/** The last part of a subject. */
export function lastToken(subject: string): string {
  return subject.slice(subject.lastIndexOf(".") + 1);
}

function tokenOrAll(token: string): string {
  return token === "*" ? token : tokenSchema.parse(token);
}
