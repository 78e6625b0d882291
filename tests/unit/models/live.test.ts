import { connect, handedOff } from "../background/connect.ts";
import { START, testBackground } from "../background/fixture.ts";

import { RangeSet, type DBCore, type DBCoreTable } from "dexie";
import { afterEach, describe, expect, it } from "vitest";

import { follow, ready, type Following } from "../../../lib/models/live.ts";
import { readAsides } from "../../../lib/store/asides.ts";
import { countForBackup } from "../../../lib/store/backup.ts";
import { listCorrections } from "../../../lib/store/corrections.ts";
import type { Database } from "../../../lib/store/database.ts";
import { readPersonView } from "../../../lib/store/person-view.ts";
import { listCases, readStory } from "../../../lib/store/queue.ts";
import { readRetentionRun } from "../../../lib/store/retention.ts";
import { readStored } from "../../../lib/store/stored.ts";
import { readTeamView } from "../../../lib/store/team-view.ts";
import { readPage } from "../../../lib/store/timeline.ts";
import { accounts, herPost, plantPerson } from "../store/planted.ts";

const followed: Following<unknown>[] = [];

afterEach(() => {
  for (const { stop } of followed.splice(0)) stop();
});

/** What our pages follow, of a customer with a case. */
const queries: Readonly<Record<string, (database: Database, caseId: string) => Promise<unknown>>> = {
  "the customer page": (database) => readPersonView(database, "x:ines_qv"),
  "a timeline": (database) => readPage(database, { accounts }, 100),
  "a timeline that is searched": (database) => readPage(database, { accounts, search: "twice" }, 100),
  "the story of a case": readStory,
  "the queue": listCases,
  "the team": readTeamView,
  "entries that do not count": readAsides,
  "what is stored": readStored,
  "what a backup holds": (database) => countForBackup(database, true),
  corrections: (database) => listCorrections(database),
  "the last run of retention": readRetentionRun,
};

describe("a followed query", () => {
  it.each(Object.entries(queries))("of %s is told of every table that it reads", async (_what, query) => {
    const { database, caseId } = await planted();
    const reads = recordReads(database);
    // Not an async function, and a new object each time.
    const following = follow(() => query(database, caseId).then((value) => ({ value })));
    followed.push(following);
    await expect.poll(() => following.live.value.state).toBe("ready");
    const tables = new Set(reads);
    expect(tables.size).toBeGreaterThan(0);
    for (const name of tables) {
      const before = ready(following.live.value);
      tellOfChange(database, name);
      await expect.poll(() => ready(following.live.value) !== before, { message: name }).toBe(true);
    }
  });

  it("shows what another context wrote of a customer", async () => {
    const { database } = await planted();
    const following = follow(() => readPersonView(database, "x:ines_qv"));
    followed.push(following);
    await expect.poll(() => ready(following.live.value)?.facts.value).toBe("Heath Street regular");
    const background = database.beside(database.name);
    await background.facts.put({
      customerKey: "x:ines_qv",
      facts: { doNotContact: true },
      stamps: { doNotContact: { by: "Tom", at: START } },
    });
    await expect.poll(() => ready(following.live.value)?.facts).toEqual({ doNotContact: true });
    background.close();
  });
});

async function planted(): Promise<{ readonly database: Database; readonly caseId: string }> {
  const background = await testBackground();
  connect(background);
  const caseId = await handedOff(background, herPost);
  await plantPerson(background.database, caseId);
  await background.database.documents.put({ name: "roster", document: START, revision: 1 });
  // Opened anew, with whoever listens to its reads.
  return { database: background.database.beside(background.database.name), caseId };
}

/** The names of the tables that are read from now on, as they are. Before the database is opened. */
function recordReads(database: Database): string[] {
  const reads: string[] = [];
  const recorded = (table: DBCoreTable): DBCoreTable => {
    const record = (): void => void reads.push(table.name);
    return {
      ...table,
      get: (request) => (record(), table.get(request)),
      getMany: (request) => (record(), table.getMany(request)),
      query: (request) => (record(), table.query(request)),
      count: (request) => (record(), table.count(request)),
      openCursor: (request) => (record(), table.openCursor(request)),
    };
  };
  database.use({
    stack: "dbcore",
    name: "reads",
    level: 20,
    create: (down: DBCore) => ({ ...down, table: (name) => recorded(down.table(name)) }),
  });
  return reads;
}

/** As Dexie tells all other contexts when one changed all of a table. */
function tellOfChange(database: Database, name: string): void {
  const indexes = database.table(name).schema.indexes.map((index) => index.name);
  const parts = ["", ":dels", ...indexes].map((part) => [
    `idb://${database.name}/${name}/${part}`,
    new RangeSet(-Infinity, [[]]),
  ]);
  const channel = new BroadcastChannel("x-storagemutated-1");
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, which has none
  channel.postMessage(Object.fromEntries(parts));
  channel.close();
}
