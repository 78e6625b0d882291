/** What of an entry a browser keeps: not the words that are for customer service alone (`lib/case/reserved.ts`). */
import { z } from "zod";

import type { CaseEvent } from "../case/event.ts";
import { isService } from "../case/permissions.ts";
import { isReserved, withoutWords } from "../case/reserved.ts";
import { readJson, reservedPersonal } from "../ledger/entry.ts";
import type { Delivered, Received, SetAsideReason } from "../ledger/receipt.ts";
import { signedSchema } from "../ledger/signed.ts";
import type { Member } from "../member.ts";
import { success, type Result } from "../result.ts";

/** An entry with what its own check said. */
export type Checked = {
  readonly delivered: Delivered;
  readonly result: Result<Received, SetAsideReason>;
  /** It was taken in before, and stays as it is. */
  readonly isHere?: true;
};

/** Without the words that are not for this person; of entries that do not count, without any that may be such. */
export function asFor(me: Member, { delivered, result }: Checked): Checked {
  if (isService(me.role)) return { delivered, result };
  if (!result.ok) {
    if (!mayBeReserved(delivered.entry)) return { delivered, result };
    return { delivered: { ...delivered, personal: undefined }, result };
  }
  const { event, personal } = result.value;
  if (event.actor.id === me.id || !isReserved(event, me) || personal === undefined) {
    return { delivered, result };
  }
  const left = reservedPersonal(personal);
  const value = { ...result.value, personal: left, event: { ...event, ...reservedWords(event) } };
  return { delivered: { ...delivered, personal: left }, result: success(value) };
}

const statedTypeSchema = z.object({ payload: z.object({ type: z.string() }) });

/** Of what does not count (yet): words of customer service, or what cannot be read at all. */
function mayBeReserved(entry: unknown): boolean {
  const stated = statedTypeSchema.safeParse(readJson(bodyOf(entry) ?? ""));
  return !stated.success || ["logged", "noted"].includes(stated.data.payload.type);
}

function reservedWords({ personal }: CaseEvent): Pick<CaseEvent, "personal"> {
  return personal ? { personal: withoutWords(personal) } : {};
}

export function bodyOf(entry: unknown): string | undefined {
  const signed = signedSchema.safeParse(entry);
  return signed.success ? signed.data.body : undefined;
}
