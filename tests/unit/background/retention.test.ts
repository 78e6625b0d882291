/** What is over its time goes, once a day; what is open never does. */
import { beforeEach, describe, expect, it } from "vitest";

import { runRetention } from "../../../lib/background/retention.ts";
import { defaultRetention } from "../../../lib/retention.ts";
import { readRetentionRun } from "../../../lib/store/retention.ts";
import { readSettings, writeSettings } from "../../../lib/store/settings.ts";
import { mentionBy } from "../mentions.ts";
import { mira } from "../people.ts";
import { handedOff } from "./connect.ts";
import { fromPage, fromPanel, START, testBackground, type TestBackground } from "./fixture.ts";

const DAY = 24 * 60 * 60 * 1000;
const lost = mentionBy("ines", "1", "Where is my parcel?");
const broken = mentionBy("jonas", "2", "It came broken");
let background: TestBackground;

/** The day's run, however many looks it takes. */
async function run(): Promise<void> {
  for (let looks = 0; looks < 20; looks += 1) await runRetention(background);
}

async function after(days: number): Promise<void> {
  background.clock = START + days * DAY;
  await run();
}

async function resolved(mention: typeof lost): Promise<string> {
  const caseId = await handedOff(background, mention);
  const work = (command: Parameters<TestBackground["handlers"]["work"]>[0]["command"]) =>
    background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel);
  await work({ type: "claim" });
  const done = await work({ type: "resolve", outcome: "fixed", cause: "delivery", note: "sent anew" });
  expect(done.ok).toBe(true);
  return caseId;
}

beforeEach(async () => {
  background = await testBackground(mira);
  await run();
});

describe("mentions without a case", () => {
  it("go when their time is over, with their lines and their authors, and no earlier", async () => {
    await background.handlers.annotate({ mentions: [lost] }, fromPage);
    await after(defaultRetention.mentions ?? 0);
    expect(await background.database.mentions.count()).toBe(1);
    await after((defaultRetention.mentions ?? 0) + 1);
    expect(await background.database.mentions.count()).toBe(0);
    expect(await background.database.contacts.count()).toBe(0);
    expect(await background.database.customers.count()).toBe(0);
  });

  it("stay as long as a case holds them", async () => {
    const caseId = await handedOff(background, lost);
    await after(4_000);
    expect(await background.database.mentions.count()).toBe(1);
    expect((await background.database.cases.get(caseId))?.status).toBe("handed_off");
  });
});

describe("closed cases", () => {
  it("go whole, with all that was said in them", async () => {
    await resolved(lost);
    await handedOff(background, broken);
    await after((defaultRetention.closed_cases ?? 0) + 1);
    const { database } = background;
    expect((await database.cases.toArray()).map(({ status }) => status)).toEqual(["handed_off"]);
    expect((await database.mentions.toArray()).map(({ key }) => key)).toEqual([broken.key]);
    const everything = JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));
    expect(everything).not.toContain("sent anew");
    expect(everything).not.toContain("ines");
  });

  it("stay where a person wants them kept", async () => {
    const settings = await readSettings(background.database);
    await writeSettings(background.database, {
      ...settings,
      retention: { ...defaultRetention, closed_cases: null },
    });
    await resolved(lost);
    await after(3_000);
    expect(await background.database.cases.count()).toBe(1);
  });

  it("can begin anew when the same person asks again", async () => {
    await resolved(lost);
    await after((defaultRetention.closed_cases ?? 0) + 1);
    const caseId = await handedOff(background, lost);
    expect((await background.database.cases.get(caseId))?.status).toBe("handed_off");
  });
});

it("a call that was written down goes by the time of writing, and one that is younger stays", async () => {
  const log = (text: string) =>
    background.handlers.logContact(
      {
        commandId: crypto.randomUUID(),
        account: "phone:+442079460958",
        kind: "call",
        direction: "in",
        happenedAt: START,
        title: "",
        text,
      },
      fromPanel,
    );
  await log("old");
  background.clock = START + 30 * DAY;
  await log("young");
  await after((defaultRetention.logged ?? 0) + 10);
  expect((await background.database.contacts.toArray()).map(({ text }) => text)).toEqual(["young"]);
});

it("a correction that is over its time teaches no more", async () => {
  await background.handlers.annotate({ mentions: [lost] }, fromPage);
  await background.handlers.correct({ mention: lost, service: false }, fromPage);
  await after((defaultRetention.corrections ?? 0) + 1);
  expect(await background.database.corrections.count()).toBe(0);
  expect((await background.learned.corrections()).length).toBe(0);
});

it("runs once a day, and not before the first day is over", async () => {
  expect(await readRetentionRun(background.database)).toMatchObject({ doneAt: START });
  background.clock += DAY - 1;
  await run();
  expect(await readRetentionRun(background.database)).toMatchObject({ doneAt: START });
  background.clock += 1;
  await run();
  expect(await readRetentionRun(background.database)).toMatchObject({ doneAt: START + DAY });
});

it("goes on where it was when the worker died in the middle of it", async () => {
  const rows = Array.from({ length: 6_000 }, (_each, index) => ({
    number: index + 1,
    table: "mentions",
    at: START,
    reason: "old",
    row: {},
  }));
  await background.database.quarantine.bulkAdd(rows);
  background.clock += 100 * DAY;
  await runRetention(background);
  const left = await background.database.quarantine.count();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(6_000);
  // Nothing but the store is known to the next worker.
  await run();
  expect(await background.database.quarantine.count()).toBe(0);
  expect(await readRetentionRun(background.database)).toMatchObject({ removed: 6_000, underway: 0 });
});
