/** What happens to a case in a log of measurements: it is handed off, sent, claimed and resolved. */
import type { Happening } from "../../lib/case/event.ts";
import { mentionBy, parcelVerdict } from "../unit/mentions.ts";

/** Entries of a case that is done. */
export const STEPS = 4;

export function caseOf(number: number): string {
  return `case-${String(number).padStart(32, "0")}`;
}

/** @param at Unix ms of its handoff, that nobody can undo any more */
export function lifeOf(number: number, at: number): readonly Happening[] {
  const mention = mentionBy(`person_${number}`, String(1_000_000 + number), `Parcel ${number} never came`);
  const personal = { mentionKey: mention.key, customerKey: `x:person_${number}` };
  return [
    {
      payload: { type: "handed_off", site: "x", releaseAt: at },
      personal: { ...personal, mention: { mention, verdict: parcelVerdict, firstSeenAt: at } },
    },
    { payload: { type: "sent" } },
    { payload: { type: "claimed" } },
    { payload: { type: "resolved", outcome: "fixed", cause: "delivery" } },
  ];
}
