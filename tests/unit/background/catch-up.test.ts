/** Beginning at a checkpoint, whatever it says: in the end everybody has what the log says. */
import fc from "fast-check";
import { expect, it } from "vitest";

import type { Happening } from "../../../lib/case/event.ts";
import type { Member } from "../../../lib/member.ts";
import { SoloLog } from "../../../lib/team/solo.ts";
import { Archive, caseOf, handedOff, resolved, START, type Reader } from "../../contract/archive.ts";
import { lena, mira, tom } from "../people.ts";
import { testDatabase } from "../store/test-database.ts";

function openArchive(): Promise<Archive> {
  const server = testDatabase(`archive-${crypto.randomUUID()}`);
  const log = new SoloLog(server.soloTables(), () => START + 60_000);
  return Archive.open({
    connect: (memberId) => Promise.resolve(log.connect(memberId, crypto.randomUUID())),
    comparesAndSets: true,
    close: () => server.delete(),
  });
}

/** Number of the case, who does it, and what. */
type Entry = readonly [number, Member, Happening];

const CASES = [0, 1, 2, 3, 4];
const number = fc.constantFrom(...CASES);
/** Every case begins once; only then can it be erased. */
const begins = CASES.map((of): Entry => [of, mira, handedOff(of)]);
/** What happens to the case of this number: a mention belongs to one case. */
const happening = (of: number): fc.Arbitrary<Happening> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: 2 }).map((turn) => handedOff(of, turn)) },
    {
      weight: 7,
      arbitrary: fc.constantFrom<Happening>(
        { payload: { type: "sent" } },
        { payload: { type: "claimed" } },
        { payload: { type: "released" } },
        { payload: { type: "noted" }, personal: { text: "Called twice." } },
        { payload: { type: "merged", into: caseOf(9), intoBegan: START - 1, ground: "same_person" } },
        resolved,
      ),
    },
    { weight: 1, arbitrary: fc.constant<Happening>({ payload: { type: "erased" } }) },
  );
const entries = fc.array(
  number.chain((of) => fc.tuple(fc.constant(of), fc.constantFrom(lena, mira, tom), happening(of))),
  {
    minLength: 12,
    maxLength: 40,
  },
);
/** A part of something, as a number from 0 to 1. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const cases = fc.uniqueArray(fc.nat({ max: 7 }).map(caseOf), { maxLength: 6 });

async function write(archive: Archive, some: readonly Entry[]): Promise<void> {
  for (const [of, actor, happens] of some) {
    await archive.write(caseOf(of), actor, happens);
    if (happens.payload.type === "erased" && actor === lena) await archive.lead.erase(caseOf(of));
  }
}

it("comes to what the whole log comes to: from any checkpoint, true or false, and from whatever was read before", async () => {
  await fc.assert(
    fc.asyncProperty(
      entries,
      fc.record({ known: share, checkpoint: share, live: share, diesOnce: fc.boolean() }),
      fc.record({ open: cases, erased: cases }),
      async (random, { known, checkpoint, live, diesOnce }, listed) => {
        const archive = await openArchive();
        const all = [...begins, ...random];
        const before = all.slice(0, Math.floor(all.length * (1 - live)));
        const early = before.slice(0, Math.floor(before.length * known));
        await write(archive, early);
        let late: Reader | undefined;
        if (early.length > 0) {
          late = await archive.reader();
          await late.hasAll();
          await late.stop();
        }
        await write(archive, before.slice(early.length));
        const sequence = Math.max(1, Math.floor(before.length * checkpoint));
        await archive.checkpoint({ sequence, ...listed });
        late = late ? late.again(1) : await archive.reader(1);
        if (diesOnce) {
          await late.stop();
          late = late.again(1);
        }
        await write(archive, all.slice(before.length));
        await late.hasAll();
        const whole = await archive.reader();
        await whole.hasAll();
        expect(await late.tables()).toEqual(await whole.tables());
        await late.stop();
        await archive.close();
      },
    ),
    { numRuns: 20 },
  );
});
