/** What the log delivers, on its way into the store. */
import { expect, it, onTestFinished, vi } from "vitest";

import { Arrivals, type ArrivalsParts } from "../../../lib/background/arrivals.ts";
import type { Happening } from "../../../lib/case/event.ts";
import { seal } from "../../../lib/ledger/entry.ts";
import { withMember, withoutMember } from "../../../lib/ledger/roster-changes.ts";
import { foundTeam, type Roster } from "../../../lib/ledger/roster.ts";
import { createSigner } from "../../../lib/ledger/signed.ts";
import { readSeen } from "../../../lib/store/case-log.ts";
import type { Logged } from "../../../lib/team/transport.ts";
import { handedOff, START } from "../../contract/archive.ts";
import { lena, mira } from "../people.ts";
import { testDatabase } from "../store/test-database.ts";

/** As many as a transport delivers at once. */
const BATCH = 500;

/** A browser, and a log of handoffs by Mira that comes in as the test says. */
async function office() {
  const database = testDatabase(`arrivals-${crypto.randomUUID()}`);
  const [signer, hers] = [await createSigner(), await createSigner()];
  const { roster } = await foundTeam("Northlane care", lena, signer);
  const own = { roster: withMember(roster, { ...mira, key: hers.key }, 0) };
  const entry = async (sequence: number, { payload, personal }: Happening): Promise<Logged> => {
    const caseId = `case-${String(sequence).padStart(32, "0")}`;
    const ids = { id: crypto.randomUUID(), commandId: crypto.randomUUID(), caseId };
    const time = { at: START + sequence, count: 0 };
    const draft = { team: roster.team, ...ids, actor: mira, time, previous: null, payload };
    const sealed = await seal({ ...draft, ...(personal && { personal }) }, hers);
    const { entry: signed, personal: words } = sealed;
    return { sequence, receivedAt: START + sequence, caseId, entry: signed, personal: words };
  };
  return {
    database,
    own,
    /** Entries `from` up to, not with, `to`. */
    log: (from: number, to: number, happening: (number: number) => Happening = handedOff) =>
      Promise.all(
        Array.from({ length: to - from }, (_each, index) => entry(from + index, happening(from + index))),
      ),
    open(parts: Partial<ArrivalsParts> = {}): Arrivals {
      const arrivals = new Arrivals({
        database,
        ledger: () => Promise.resolve({ signer, team: roster.team, ...own, me: lena, redaction: undefined }),
        wholeOf: () => Promise.resolve(new Map()),
        taken: () => undefined,
        ...parts,
      });
      onTestFinished(() => arrivals.close());
      return arrivals;
    },
  };
}

it("asks for more while a batch is being taken in, and for no more than that", async () => {
  const { database, log, open } = await office();
  const release = Promise.withResolvers<void>();
  const arrivals = open({ wholeOf: () => release.promise.then(() => new Map()) });
  await arrivals.receive(await log(1, 2));
  // Nothing comes of these: they are sooner stored.
  const more = await log(2, 2 + BATCH, () => ({ payload: { type: "sent" } }));
  let hasRoom = false;
  const second = arrivals.receive(more).then(() => (hasRoom = true));
  await arrivals.check(await log(1, 2));
  expect([hasRoom, await readSeen(database)]).toEqual([false, 0]);
  release.resolve();
  await second;
  await arrivals.settled();
  expect([await readSeen(database), await database.events.count()]).toEqual([1 + BATCH, 1 + BATCH]);
});

it("takes nothing in after something that could not be taken in, so that nothing is left out", async () => {
  const { database, log, open } = await office();
  const told = vi.spyOn(console, "error").mockReturnValue(undefined);
  let isFull = true;
  const arrivals = open({
    wholeOf: () => (isFull ? Promise.reject(new Error("the disk is full")) : Promise.resolve(new Map())),
  });
  await arrivals.receive(await log(1, 3));
  await arrivals.settled();
  isFull = false;
  expect(told).toHaveBeenCalledOnce();
  await expect(arrivals.receive(await log(3, 5))).rejects.toThrow("the disk is full");
  expect(await readSeen(database)).toBe(0);
  // The next worker begins where the store is.
  const next = open();
  await next.receive(await log(1, 5));
  await next.settled();
  expect(await readSeen(database)).toBe(4);
});

it("judges what waited by the roster of the moment in which it is taken in", async () => {
  const { database, own, log, open } = await office();
  const release = Promise.withResolvers<void>();
  const arrivals = open({ wholeOf: () => release.promise.then(() => new Map()) });
  await arrivals.receive(await log(1, 2));
  await arrivals.receive(await log(2, 4));
  const removed: Roster = withoutMember(own.roster, mira.id, 2);
  own.roster = removed;
  release.resolve();
  await arrivals.settled();
  const rows = await database.events.toArray();
  expect(rows.map(({ sequence, aside }) => [sequence, aside])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, "not_a_member"],
  ]);
});

it("stores the same, whether it was encrypted ahead or not", async () => {
  const { database: one, log, open } = await office();
  const entries = await log(1, 41);
  const alone = open();
  for (const each of entries) await alone.receive([each]);
  await alone.settled();
  const database = one.beside(`arrivals-${crypto.randomUUID()}`);
  const together = open({ database });
  await together.receive(entries);
  await together.settled();
  expect(await database.mentions.count()).toBe(40);
  for (const table of ["events", "cases", "contacts", "mentions", "customers"]) {
    expect(await database.table(table).toArray()).toEqual(await one.table(table).toArray());
  }
});
