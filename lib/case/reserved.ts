/**
 * What a browser does not keep: the words of calls, mails, chats and notes that customer service wrote, where the person is not
 * of customer service. That there was one, when and by whom, everybody sees.
 */
import type { Member } from "../member.ts";
import type { CaseEvent, Personal } from "./event.ts";
import { isService } from "./permissions.ts";

/** @param me who works in this browser */
export function isReserved(
  { payload, actor }: Pick<CaseEvent, "payload" | "actor">,
  me: Pick<Member, "role">,
): boolean {
  if (payload.type !== "logged" && payload.type !== "noted") return false;
  return isService(actor.role) && !isService(me.role);
}

/** The rest says whom it is about and that there was something. */
export function withoutWords({ text: _text, title: _title, ...rest }: Personal): Personal {
  return { ...rest, reserved: true };
}
