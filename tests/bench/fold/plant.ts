/** A log of one browser as it is after years, put into its store behind its back. */
import type { Page } from "@playwright/test";

import { seal } from "../../../lib/ledger/entry.ts";
import { foundTeam } from "../../../lib/ledger/roster.ts";
import { createSigner } from "../../../lib/ledger/signed.ts";
import { plantRows } from "../../browser/store.ts";
import { caseOf, lifeOf, STEPS } from "../case-life.ts";

/** Cases whose entries are signed, encrypted and written at once. */
const CHUNK = 500;
/** From one handoff to the next, in ms: five minutes, a year of them is 100,000. */
const APART = 5 * 60 * 1000;

const author = { id: "seed", name: "Lena", role: "lead" } as const;

/**
 * Plants entries that nobody has folded yet, a case after the other, and a roster that has their author.
 * @param page one of the extension's own, whose background has made its store
 * @returns how many entries; they are folded when the worker starts the next time
 */
export async function plantLog(page: Page, cases: number): Promise<number> {
  const signer = await createSigner();
  const { roster, document } = await foundTeam("-", author, signer);
  const { team } = roster;
  const entries = cases * STEPS;
  // A worker that wakes meanwhile takes all of it for folded; one that was awake knows nothing of it.
  await plantRows(page, "ledger", [
    { name: "team", value: { roster, document } },
    { name: "seen", value: entries },
  ]);
  const start = Date.now() - (cases + 1) * APART;

  async function rowOf(number: number, step: number): Promise<object> {
    const at = start + number * APART + step;
    const happening = lifeOf(number, start + number * APART)[step];
    if (!happening) throw new Error("a case has more steps than its life");
    const [id, commandId, caseId] = [crypto.randomUUID(), crypto.randomUUID(), caseOf(number)];
    const time = { at, count: 0 };
    const { entry, personal } = await seal(
      { ...happening, team, id, commandId, caseId, actor: author, time, previous: null },
      signer,
    );
    const sequence = number * STEPS + step + 1;
    return { sequence, id, caseId, receivedAt: at, entry, ...(personal !== undefined && { personal }) };
  }

  // The next ones are signed while the browser writes.
  let writing = Promise.resolve();
  for (let first = 0; first < cases; first += CHUNK) {
    const count = Math.min(CHUNK, cases - first) * STEPS;
    const rows = await Promise.all(
      Array.from({ length: count }, (_each, index) =>
        rowOf(first + Math.floor(index / STEPS), index % STEPS),
      ),
    );
    await writing;
    writing = plantRows(page, "events", rows);
  }
  await writing;
  await plantRows(page, "ledger", [{ name: "seen", value: 0 }]);
  return entries;
}
