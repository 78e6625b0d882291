/** Cases whose owner is in the team no more: a lead's browser gives them back to the queue. */
import { caseSchema } from "../case/case.ts";
import { actsForOthers } from "../case/permissions.ts";
import { currentMembers } from "../ledger/roster.ts";
import { fitting } from "../store/checked.ts";
import type { Background } from "./context.ts";
import { work } from "./work.ts";

/** Safe to call at any moment and any number of times. */
export async function returnCases(background: Background): Promise<void> {
  const { cases, database } = background;
  const link = await cases.link();
  if (!link) return;
  const { me, ledger } = await cases.identity();
  if (!actsForOthers(me.role) || !(await link.isMember())) return;
  const there = new Set(currentMembers(ledger.roster).map(({ id }) => id));
  const rows: unknown[] = await database.cases.where("status").anyOf("claimed", "waiting").toArray();
  for (const { id, owner } of fitting(caseSchema, rows)) {
    if (!owner || there.has(owner.member.id)) continue;
    await work(background, { id: crypto.randomUUID(), caseId: id, command: { type: "release" } });
  }
}
