/** What beginning at a checkpoint must come to: what reading the whole log comes to. On every transport. */
import { expect, test } from "vitest";

import { CheckpointKeeper } from "../../lib/background/checkpoint.ts";
import { acceptCheckpoint, type Checkpoint } from "../../lib/ledger/checkpoint.ts";
import { lena, mira, tom } from "../unit/people.ts";
import { Archive, caseOf, resolved } from "./archive.ts";
import { PATIENCE, valueOf, type TestLog } from "./log.ts";

/** @param open a new and empty log for each test */
export function testCatchUp(name: string, open: () => Promise<TestLog>): void {
  test(`${name}: who comes new sees open cases first, and then all that who was there from the beginning sees`, async ({
    onTestFinished,
  }) => {
    const archive = await Archive.open(await open());
    onTestFinished(() => archive.close());
    // 0 and 1 are done, 2 is claimed, 3 waits, 4 is erased.
    for (const number of [0, 1, 2, 3, 4]) {
      await archive.handOff(number);
      await archive.write(caseOf(number), mira, { payload: { type: "sent" } });
    }
    for (const number of [0, 1, 2]) {
      await archive.write(caseOf(number), tom, { payload: { type: "claimed" } });
    }
    for (const number of [0, 1]) await archive.write(caseOf(number), tom, resolved);
    const early = await archive.reader();
    await early.hasAll();
    await archive.write(caseOf(4), lena, { payload: { type: "erased" } });
    valueOf(await archive.lead.erase(caseOf(4)));
    await early.hasAll();

    await new CheckpointKeeper({
      database: early.database,
      transport: archive.lead,
      ledger: () => Promise.resolve(archive.ledger),
      every: 1,
    }).keep();
    const written = valueOf(await archive.lead.readDocument("checkpoint"));
    const { open: isOpen, erased } = valueOf(await acceptCheckpoint(written?.document, archive.roster));
    expect({ isOpen: isOpen.toSorted(), erased }).toEqual({
      isOpen: [2, 3, 4].map(caseOf),
      erased: [caseOf(4)],
    } satisfies { isOpen: Checkpoint["open"]; erased: Checkpoint["erased"] });

    // 5 is new, 1 is taken up again.
    await archive.handOff(5);
    await archive.handOff(1);
    const release = Promise.withResolvers<void>();
    let followed = 0;
    const late = await archive.reader(1, (transport) => ({
      ...transport,
      follow: (after, receive, caughtUp) => {
        const isOlder = followed++ > 0;
        return transport.follow(
          after,
          async (batch) => {
            if (isOlder) await release.promise;
            await receive(batch);
          },
          caughtUp,
        );
      },
    }));
    const seen = async () => (await late.shown()).map(({ id, status }) => `${Number(id.slice(5))} ${status}`);
    await expect
      .poll(seen, { timeout: PATIENCE })
      .toEqual(["1 handed_off", "2 claimed", "3 handed_off", "4 handed_off", "5 handed_off"]);
    // Whole, and not what the newest entries alone would make of it.
    await early.hasAll();
    expect(await late.shown()).toEqual((await early.shown()).filter(({ id }) => id !== caseOf(0)));
    release.resolve();
    await late.hasAll();
    expect(await late.tables()).toEqual(await early.tables());
  });
}
