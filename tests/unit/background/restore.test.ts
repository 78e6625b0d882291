import { readdirSync, readFileSync } from "node:fs";

import { Dexie } from "dexie";
import { describe, expect, it } from "vitest";

import type { Chunk } from "../../../lib/backup/backup.ts";
import { countForBackup, readForBackup } from "../../../lib/store/backup.ts";
import { caseSchema } from "../../../lib/case/case.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { fileOf, GOLDEN, header, readAll, STORE, storeOf } from "../backup/files.ts";
import { mentionBy } from "../mentions.ts";
import { ada, lena, mira } from "../people.ts";
import { accounts, everythingIn, herPost, plantPerson, traces } from "../store/planted.ts";
import { fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { restored } from "./restored.ts";
import { annotate, handOff, valueOf } from "./steps.ts";
import { codeOf, closeTeam, openTeam, team } from "./test-team.ts";

function full(): never {
  throw new DOMException("full", "QuotaExceededError");
}

async function backupOf(background: TestBackground, isTeam = false): Promise<Chunk[]> {
  return Array.fromAsync(readForBackup(background.database, isTeam));
}

async function working(): Promise<{ background: TestBackground; caseId: string }> {
  const background = await testBackground(lena);
  const { case: glance } = await handOff(background, herPost);
  const caseId = glance?.id ?? "";
  await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel);
  await plantPerson(background.database, caseId);
  return { background, caseId };
}

describe("a backup that is restored", () => {
  it("brings everything back into another browser, which goes on with it", async () => {
    const { background, caseId } = await working();
    const chunks = await backupOf(background);
    const other = await testBackground(mira);
    await annotate(other, mentionBy("tova", "5", "Where is my chair?"));
    const { rows, unfit } = await restored(other, chunks);
    expect(unfit).toBe(0);
    expect(rows).toBe(
      Object.values(await countForBackup(background.database, false)).reduce((a, b) => a + b),
    );
    expect(await everythingIn(other.database)).not.toContain("tova");
    const [here, there] = [await everythingIn(background.database), await everythingIn(other.database)];
    expect(traces.filter((trace) => there.includes(trace))).toEqual(
      traces.filter((trace) => here.includes(trace)),
    );
    expect((await readSettings(other.database)).me).toEqual(lena);
    // Signed by this browser's own key from now on.
    expect(await other.database.keys.get("installation")).not.toEqual(
      await background.database.keys.get("installation"),
    );
    const claimed = await other.handlers.work(
      { commandId: crypto.randomUUID(), caseId, command: { type: "claim" } },
      fromPanel,
    );
    expect(valueOf(claimed)).toMatchObject({ status: "claimed", owner: { member: lena } });
    await expect.poll(() => other.database.outbox.count()).toBe(0);
    expect(await other.database.events.filter(({ aside }) => aside !== undefined).count()).toBe(1);
  });

  it("holds the log as it was at one moment, whatever is done while it is read", async () => {
    const { background } = await working();
    const chunks: Chunk[] = [];
    for await (const chunk of readForBackup(background.database, false)) {
      chunks.push(chunk);
      if (chunks.length === 1) await handOff(background, mentionBy("tova", "5", "Where is my chair?"));
    }
    const other = await testBackground(mira);
    await restored(other, chunks);
    expect(await other.database.cases.count()).toBe(1);
    const counted = await other.database.events.filter(({ aside }) => aside === undefined).toArray();
    expect(new Set(counted.map(({ caseId }) => caseId)).size).toBe(1);
  });

  it("does not bring back who was erased since it was made, and keeps the receipt", async () => {
    const { background } = await working();
    const { database, handlers } = background;
    const chunks = await backupOf(background);
    const { number, at } = valueOf(await handlers.erasePerson({ accounts, caseIds: [] }, fromPanel));
    await restored(background, chunks);
    const left = (await everythingIn(database)).replaceAll("lines_qvx", "").toLowerCase();
    for (const trace of traces) expect(left).not.toContain(trace.toLowerCase());
    expect(left).toContain("jonas");
    expect(await database.receipts.toArray()).toMatchObject([{ number, at }]);
    await annotate(background, herPost);
    expect(await everythingIn(database)).not.toContain("x:ines_qv");
  });

  it("sets aside rows that fit nothing, and takes no membership, key or foreign table from a file", async () => {
    const background = await testBackground(ada);
    const chunks: Chunk[] = [
      {
        table: "customers",
        rows: [
          { key: "x:ines", isAdmin: true },
          { key: "x:tova", site: "x", handle: "tova", name: "", contactCount: 1, lastContactAt: 1 },
        ],
      },
      { table: "ledger", rows: [{ name: "membership", value: { server: "evil" } }] },
    ];
    expect(await restored(background, chunks)).toEqual({ rows: 1, unfit: 2 });
    expect(await background.database.ledger.get("membership")).toBeUndefined();
    expect(await background.database.quarantine.count()).toBe(2);
    valueOf(await background.handlers.beginRestore({ store: STORE }, fromPanel));
    for (const table of ["keys", "nothing"]) {
      const staged = await background.handlers.stageRows({ table, rows: [{ name: "login" }] }, fromPanel);
      expect(codeOf(staged)).toBe(table === "keys" ? "restore_unfit" : "restore_incomplete");
    }
  });
});

describe("restoring that does not come to its end", () => {
  it("leaves everything as it was, and starts over cleanly", async () => {
    const { background } = await working();
    const { database, handlers } = background;
    const before = await everythingIn(database);
    valueOf(await handlers.beginRestore({ store: STORE }, fromPanel));
    valueOf(await handlers.stageRows({ table: "customers", rows: [{ key: "x:half" }] }, fromPanel));
    expect(codeOf(await handlers.finishRestore({ rows: { customers: 2 } }, fromPanel))).toBe(
      "restore_incomplete",
    );
    expect(codeOf(await handlers.stageRows({ table: "customers", rows: [{ no: "key" }] }, fromPanel))).toBe(
      "restore_unfit",
    );
    expect(await everythingIn(database)).toBe(before);
    await handlers.dropRestore({}, fromPanel);
    expect(await Dexie.exists(`${database.name}-restore`)).toBe(false);
    expect(codeOf(await handlers.finishRestore({ rows: {} }, fromPanel))).toBe("restore_incomplete");
  });

  it("changes nothing when the disk is full half-way", async () => {
    const { background } = await working();
    const { database } = background;
    const before = await everythingIn(database);
    const other = await testBackground(mira);
    await annotate(other, mentionBy("tova", "5", "Where is my chair?"));
    const chunks = await backupOf(other);
    database.contacts.hook("creating", full);
    await expect(restored(background, chunks)).rejects.toThrow("full");
    database.contacts.hook("creating").unsubscribe(full);
    expect(await everythingIn(database)).toBe(before);
    // The log is open again.
    expect(await handOff(background, mentionBy("noor", "6", "Where is my desk?"))).toMatchObject({
      case: {},
    });
  });
});

describe("in a team", () => {
  it("the log stays out of a backup, and nothing is restored over it", async () => {
    await openTeam();
    await annotate(team.lead, mentionBy("tova", "5", "Where is my chair?"));
    await handOff(team.lead, herPost);
    const chunks = await backupOf(team.lead, true);
    const tables = chunks.map(({ table }) => table);
    for (const table of ["events", "outbox", "cases", "ledger", "documents", "keys"])
      expect(tables).not.toContain(table);
    expect(tables).toContain("contacts");
    expect(codeOf(await team.lead.handlers.beginRestore({ store: STORE }, fromPanel))).toBe(
      "restore_in_team",
    );
    await closeTeam();
  });
});

describe("files of every version of the store", () => {
  const files = readdirSync(GOLDEN);

  it("are all here; `npm run golden` makes the one of today, once", () => {
    const versions = Array.from({ length: STORE }, (_each, index) => index + 1);
    expect([...new Set(files.map(storeOf))].toSorted((one, other) => one - other)).toEqual(versions);
  });

  it.each(files)("%s is restored into the one of today", async (name) => {
    const read = await readAll(readFileSync(new URL(name, GOLDEN)));
    if (!read.ok) throw new Error(read.problem.detail);
    const background = await testBackground(ada);
    const { store } = read.value.header;
    expect(storeOf(name)).toBe(store);
    expect(await restored(background, read.value.chunks, store)).toMatchObject({ unfit: 0 });
    const { database } = background;
    if (name.includes("every-table")) {
      const [inFile, here] = [JSON.stringify(read.value.chunks), await everythingIn(database)];
      expect(traces.filter((trace) => here.includes(trace))).toEqual(
        traces.filter((trace) => inFile.includes(trace)),
      );
      for (const stored of Object.keys(read.value.header.rows)) {
        const table = stored === "importBatches" ? "importedBlocks" : stored;
        expect([table, await database.table(table).count()]).not.toEqual([table, 0]);
      }
    }
    const states = caseSchema.array().parse(await database.cases.toArray());
    expect(states.map(({ status }) => status).toSorted()).toEqual(["resolved", "undone", "waiting"]);
    expect(await database.customers.get("x:ines")).toMatchObject({
      name: "Ines",
      contactCount: 2,
      nameKey: "ines",
    });
    expect(
      await database.contacts
        .where("[customerKey+contactAt]")
        .between(["x:ines", 0], ["x:ines", Infinity])
        .count(),
    ).toBe(1);
    const waiting = states.find(({ status }) => status === "waiting");
    const resumed = {
      commandId: crypto.randomUUID(),
      caseId: waiting?.id ?? "",
      command: { type: "resume" },
    } as const;
    expect(await background.handlers.work(resumed, fromPanel)).toMatchObject({
      value: { status: "claimed" },
    });
    // It can be saved and restored again.
    const again = await readAll(await fileOf(await backupOf(background), header));
    expect(again.ok).toBe(true);
  });
});
