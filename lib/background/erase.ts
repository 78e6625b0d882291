/**
 * Forgetting a person: their cases are marked as erased for everybody, and what is personal of them goes from the log. Until
 * the log says that it is gone there, it is asked for again.
 */
import { caseSchema, type Case } from "../case/case.ts";
import { isNobody } from "../case/forget.ts";
import { actsForOthers, mayDo } from "../case/permissions.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "../store/checked.ts";
import { askForErasure, pendingErasures, type Erasure } from "../store/erasures.ts";
import type { Background } from "./context.ts";
import { work } from "./work.ts";

/** A case that is not marked as erased this long, in ms, after it was asked for never will be: the log refused it. */
const MARKED_WITHIN = 60_000;

/** Erases the person of a case, with all cases that are theirs. @returns how many cases that were */
export async function erasePerson(
  background: Background,
  caseId: string,
): Promise<Result<{ readonly cases: number }>> {
  const { database, cases, now } = background;
  const { me } = await cases.identity();
  if (!mayDo(me.role, "erase")) return failure("not_allowed", me.role);
  const [state] = fitting(caseSchema, [await database.cases.get(caseId)]);
  if (!state) return failure("unknown_case", caseId);
  const theirs = (await casesOf(background, state)).filter(({ erased }) => !erased);
  for (const { id } of theirs) {
    // Noted first: whenever the worker dies, what is marked as erased is removed from the log as well.
    await askForErasure(database, id, now());
    const done = await work(background, { id: crypto.randomUUID(), caseId: id, command: { type: "erase" } });
    if (!done.ok) {
      await database.erasures.delete(id);
      return done;
    }
  }
  await finishErasures(background);
  return success({ cases: theirs.length });
}

async function casesOf({ database }: Background, state: Case): Promise<readonly Case[]> {
  if (isNobody(state.customerKey)) return [state];
  const rows: unknown[] = await database.cases.where("customerKey").equals(state.customerKey).toArray();
  return fitting(caseSchema, rows);
}

/** Removes from the log what is to be removed. Safe to call at any moment and any number of times. */
export async function finishErasures(background: Background): Promise<void> {
  const { database, cases } = background;
  const pending = await pendingErasures(database);
  if (pending.length === 0) return;
  const { me } = await cases.identity();
  if (!actsForOthers(me.role)) return;
  for (const erasure of pending) await finish(background, erasure);
}

async function finish({ database, cases, now }: Background, erasure: Erasure): Promise<void> {
  const { caseId, askedAt } = erasure;
  const [state] = fitting(caseSchema, [await database.cases.get(caseId)]);
  if (!state?.erased) {
    if (now() > askedAt + MARKED_WITHIN) await database.erasures.delete(caseId);
    return;
  }
  // The others must hear of it first: what they keep goes when they do.
  const waiting = await database.outbox.where("caseId").equals(caseId).toArray();
  if (waiting.some(({ event }) => event.payload.type === "erased")) return;
  const removed = await cases.erasePersonal(caseId);
  const result = removed.ok ? { doneAt: now(), removed: removed.value } : { problem: removed.problem.code };
  // Somebody may have added to it meanwhile: that is another erasure.
  await database.erasures
    .where("caseId")
    .equals(caseId)
    .and((row) => row.askedAt === askedAt)
    .modify((row) => {
      delete row.problem;
      Object.assign(row, result);
    });
}
