/** What pages are told of cases that change: at once, and of many at once together. */
import { afterEach, expect, it, vi } from "vitest";

import { CaseLog } from "../../../lib/background/case-log.ts";
import type { Case } from "../../../lib/case/case.ts";
import { SoloLog } from "../../../lib/team/solo.ts";
import type { Transport } from "../../../lib/team/transport.ts";
import { Archive, START } from "../../contract/archive.ts";
import { follow } from "../../contract/log.ts";
import { testDatabase } from "../store/test-database.ts";

afterEach(() => {
  vi.useRealTimers();
});

it("tells at once what a few entries changed, and of many batches all together, nothing left out", async ({
  onTestFinished,
}) => {
  const server = testDatabase(`told-server-${crypto.randomUUID()}`);
  const log = new SoloLog(server.soloTables(), () => START + 60_000);
  const archive = await Archive.open({
    connect: (memberId) => Promise.resolve(log.connect(memberId, crypto.randomUUID())),
    comparesAndSets: true,
    close: () => server.delete(),
  });
  onTestFinished(() => archive.close());
  for (let number = 0; number < 121; number += 1) await archive.handOff(number);
  const { seen, caughtUp } = follow(archive.lead, 0);
  await caughtUp;

  const receiving = Promise.withResolvers<Parameters<Transport["follow"]>[1]>();
  const told: (readonly Case[])[] = [];
  const reader = new CaseLog({
    database: testDatabase(`told-${crypto.randomUUID()}`),
    transport: {
      ...archive.lead,
      follow(_after, receive) {
        receiving.resolve(receive);
        return () => undefined;
      },
    },
    ledger: () => Promise.resolve(archive.ledger),
    now: () => START,
    changed: (cases) => void told.push(cases),
  });
  onTestFinished(() => reader.close());
  const receive = await receiving.promise;
  const lengths = (): number[] => told.map(({ length }) => length);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  for (const first of [0, 40]) await receive(seen.slice(first, first + 40));
  await reader.takenIn();
  expect(lengths()).toEqual([40]);
  vi.runOnlyPendingTimers();
  expect(lengths()).toEqual([40, 40]);
  await receive(seen.slice(80, 120));
  await reader.takenIn();
  expect(lengths()).toEqual([40, 40]);
  // What is done now is told now, with what was not told yet.
  await receive(seen.slice(120));
  await reader.takenIn();
  expect(lengths()).toEqual([40, 40, 41]);
  expect(new Set(told.flat().map(({ id }) => id)).size).toBe(121);
});
