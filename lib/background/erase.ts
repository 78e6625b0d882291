/**
 * Forgetting a person: their cases are marked as erased for everybody, and what is personal of them goes from the log. Until
 * the log says that it is gone there, it is asked for again.
 */
import { caseSchema } from "../case/case.ts";
import { actsForOthers, mayDo } from "../case/permissions.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "../store/checked.ts";
import { countHoldings, eraseSubject } from "../store/erase.ts";
import { askForErasure, pendingErasures, type Erasure } from "../store/erasures.ts";
import { holdingTables } from "../store/holdings.ts";
import type { Receipt } from "../receipt.ts";
import { bothSubjects, findSubject, type Subject } from "../store/subject.ts";
import type { Background } from "./context.ts";
import { likeMentionsChanged } from "./correct.ts";
import { work } from "./work.ts";

/** A case that is not marked as erased this long, in ms, after it was asked for never will be: the log refused it. */
const MARKED_WITHIN = 60_000;

/** Whom to forget: all accounts of a person, and cases that are theirs although they name nobody. */
export type Forgetting = { readonly accounts: readonly string[]; readonly caseIds: readonly string[] };

/**
 * Erases a person: here at once, and in the log as soon as it can be reached. Alone everybody may; in a team, leads.
 * @returns the receipt, which has counts and times only
 */
export async function erasePerson(
  background: Background,
  { accounts, caseIds }: Forgetting,
): Promise<Result<Receipt>> {
  const { database, cases, now } = background;
  const { me } = await cases.identity();
  const mayMark = mayDo(me.role, "erase");
  if (!mayMark && (await cases.link())) return failure("not_allowed", me.role);
  const subject = await findSubject(database, accounts, caseIds);
  const rows = await countHoldings(database, subject);
  const marked = mayMark ? await markErased(background, subject) : success([]);
  if (!marked.ok) return marked;
  const erased = { by: me, at: now() };
  const tables = [...holdingTables(database), database.receipts];
  const receipt = await database.transaction("rw", tables, async () => {
    // With what came in the meantime.
    const whole = bothSubjects(subject, await findSubject(database, accounts));
    await eraseSubject(database, whole, erased);
    const written = { at: erased.at, accounts: whole.accounts.length, rows, cases: marked.value };
    return { ...written, number: await database.receipts.add(written) };
  });
  forgetInMemory(background, subject);
  await finishErasures(background);
  return success(receipt);
}

/** The log is told first: whenever the worker dies, what it has of these cases is removed as well. @returns their ids */
async function markErased(background: Background, { caseIds }: Subject): Promise<Result<string[]>> {
  const { database, now } = background;
  const rows: unknown[] = await database.cases.bulkGet([...caseIds]);
  const unmarked = fitting(caseSchema, rows).filter(({ erased }) => !erased);
  for (const { id } of unmarked) {
    await askForErasure(database, id, now());
    const done = await work(background, { id: crypto.randomUUID(), caseId: id, command: { type: "erase" } });
    if (!done.ok) {
      await database.erasures.delete(id);
      return done;
    }
  }
  return success(unmarked.map(({ id }) => id));
}

/** What the worker remembers of posts on open pages, and what their words taught. */
function forgetInMemory(background: Background, { accounts }: Subject): void {
  background.recent.forgetAuthors(new Set(accounts));
  likeMentionsChanged(background);
  background.changed();
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
