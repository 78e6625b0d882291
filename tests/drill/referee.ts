/** What really happened: the log, read by somebody who has nothing to do with it, and folded with the rules alone. */
import { caseSchema, type Case } from "../../lib/case/case.ts";
import { receive, type Rules } from "../../lib/ledger/receipt.ts";
import { admit, nothingYet, type Folded } from "../../lib/ledger/replay.ts";
import type { Logged } from "../../lib/team/transport.ts";

export type Truth = {
  readonly cases: readonly Case[];
  /** Cases that customer service got. */
  readonly sent: ReadonlySet<string>;
  /** Who has or had each case, by its first claim in the order that took effect. */
  readonly owners: ReadonlyMap<string, string>;
  /** Claims that took effect on a case that somebody had already. */
  readonly secondOwners: number;
  readonly setAside: number;
};

export async function judgeLog(log: readonly Logged[], rules: Rules): Promise<Truth> {
  const folds = new Map<string, Folded>();
  const owners = new Map<string, string>();
  let secondOwners = 0;
  let setAside = 0;
  for (const logged of log) {
    const received = await receive(logged, rules);
    const before = folds.get(logged.caseId) ?? nothingYet(logged.caseId);
    const admitted = received.ok ? admit(before, received.value) : received;
    if (!admitted.ok) {
      setAside += 1;
      continue;
    }
    const { state, chain } = admitted.value;
    folds.set(logged.caseId, { state, chain });
    const owner = state?.owner?.member.id;
    const previous = before.state?.owner?.member.id;
    if (owner === undefined || owner === previous) continue;
    if (previous === undefined && !owners.has(logged.caseId)) owners.set(logged.caseId, owner);
    else secondOwners += 1;
  }
  const cases = [...folds.values()].flatMap(({ state }) => (state ? [caseSchema.parse(state)] : []));
  const sent = new Set(cases.filter(({ delivery }) => delivery === "sent").map(({ id }) => id));
  return { cases, sent, owners, secondOwners, setAside };
}
