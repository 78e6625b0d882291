/** Giving a case to a colleague. Who that is comes from the roster, never from the message. */
import type { Case } from "../case/case.ts";
import { currentMembers } from "../ledger/roster.ts";
import { failure, type Result } from "../result.ts";
import type { Background } from "./context.ts";
import { work } from "./work.ts";

/** Refused with `member_unknown` for who is not in the team now, and as `judge` says. */
export async function assign(
  background: Background,
  commandId: string,
  caseId: string,
  memberId: string,
): Promise<Result<Case>> {
  const { ledger } = await background.cases.identity();
  const to = currentMembers(ledger.roster).find(({ id }) => id === memberId);
  if (!to) return failure("member_unknown", memberId);
  return work(background, { id: commandId, caseId, command: { type: "reassign", to } });
}
