import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, it } from "vitest";

import { caseSchema, type Case } from "../../../lib/case/case.ts";
import { TeamCases } from "../../../lib/background/team-cases.ts";
import { defaultSettings } from "../../../lib/settings.ts";
import { refold } from "../../../lib/store/case-log.ts";
import { commandTables } from "../../../lib/store/cases.ts";
import type { Database } from "../../../lib/store/database.ts";
import { writeSettings } from "../../../lib/store/settings.ts";
import {
  firstCases,
  firstEvents,
  firstStores,
  heldCase,
  plantedCase,
  resolvedCase,
  undoneCase,
  waitingCase,
} from "./first-log.ts";
import { testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;
let cases: TeamCases;

function nothing(): void {}

beforeEach(async () => {
  const name = `first-${(databases += 1)}`;
  const first = new Dexie(name);
  first.version(1).stores(firstStores);
  await first.table("events").bulkAdd([...firstEvents, { id: "x", caseId: heldCase, nonsense: true }]);
  await first.table("cases").bulkAdd([...firstCases, { id: "case-nonsense", status: "nonsense" }]);
  first.close();
  database = testDatabase(name);
  const me = { id: "me", name: "Mira", role: "lead" } as const;
  await writeSettings(database, { ...defaultSettings("me"), me });
  cases = new TeamCases({
    database,
    now: () => Date.now(),
    changed: nothing,
    teamChanged: nothing,
    personChanged: nothing,
    seatAsked: () => Promise.resolve(),
    openTransport: () => {
      throw new Error("works alone");
    },
  });
});

afterEach(async () => {
  await cases.close();
  await database.delete();
});

async function stateOf(id: string): Promise<Case | undefined> {
  return caseSchema.optional().parse(await database.cases.get(id));
}

it("finds every case of the first release as it was, in today's shape", async () => {
  expect(await stateOf(resolvedCase)).toMatchObject({
    status: "resolved",
    customerKey: "x:ines",
    mentionKeys: ["x:1", "x:2"],
    notes: [{ text: "Called the depot", by: { name: "Mira" } }],
    resolution: { outcome: "fixed", cause: "delivery", note: "Sent a new one", by: { name: "Mira" } },
    outcomeSeen: true,
    handedOff: { by: { name: "Ada" } },
  });
  expect(await stateOf(undoneCase)).toMatchObject({ status: "undone", mentionKeys: ["x:3"] });
  expect(await stateOf(heldCase)).toMatchObject({
    status: "handed_off",
    delivery: "held",
    mentionKeys: ["x:4"],
  });
  expect(await stateOf(waitingCase)).toMatchObject({
    status: "waiting",
    mentionKeys: ["x:5", "x:6"],
    waiting: { reason: "the parcel's number" },
    reopenCount: 1,
  });
  expect(await stateOf(plantedCase)).toMatchObject({
    status: "claimed",
    owner: { member: { name: "Mira" } },
  });
});

it("keeps the log in its place, with personal words apart", async () => {
  const rows = await database.events.toArray();
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, index) => index + 1));
  const noted = rows.find(({ unsigned }) => unsigned?.payload.type === "noted");
  expect(noted?.unsigned).toMatchObject({
    payload: { type: "noted" },
    personal: { text: "Called the depot" },
  });
});

it("goes on with cases of the first release, signed from now on", async () => {
  const now = Date.now();
  const me = { id: "me", name: "Mira", role: "lead" } as const;
  const request = { id: crypto.randomUUID(), caseId: waitingCase, command: { type: "resume" } } as const;
  expect(await cases.carryOut(request, { actor: me, now })).toMatchObject({
    ok: true,
    value: { status: "claimed" },
  });
  const { ledger } = await cases.identity();
  const again = await database.transaction("rw", commandTables(database), async () =>
    refold(database, waitingCase, ledger.roster),
  );
  expect(again).toEqual(await stateOf(waitingCase));
  // The renewal of the lease leaves after the step that renews it.
  await expect.poll(() => database.outbox.count()).toBe(0);
});

it("leaves what does not fit for the quarantine", async () => {
  const { ledger } = await cases.identity();
  await database.transaction("rw", commandTables(database), async () =>
    refold(database, heldCase, ledger.roster),
  );
  expect(await stateOf(heldCase)).toMatchObject({ status: "handed_off" });
  expect((await database.quarantine.toArray()).map(({ table }) => table)).toEqual(["events"]);
});
