/** Leases that are over: the case goes back to the queue, and who had it is told. */
import { caseSchema } from "../case/case.ts";
import { leaseStanding } from "../case/lease.ts";
import { fitting } from "../store/checked.ts";
import type { Background } from "./context.ts";
import { work } from "./work.ts";

/** A colleague's browser says so itself first, if it runs; the others wait this long, in ms. */
const OTHERS_WAIT = 60_000;

/** Safe to call at any moment and any number of times. */
export async function lapseDue(background: Background): Promise<void> {
  const { database, cases, now } = background;
  const { me } = await cases.identity();
  const rows: unknown[] = await database.cases.where("status").equals("claimed").toArray();
  const due = fitting(caseSchema, rows).filter((state) => {
    const patience = state.owner?.member.id === me.id ? 0 : OTHERS_WAIT;
    return leaseStanding(state, now() - patience) === "over";
  });
  for (const { id } of due) {
    await work(background, { id: crypto.randomUUID(), caseId: id, command: { type: "lapse" } });
  }
}
