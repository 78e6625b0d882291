import { afterEach, expect, it } from "vitest";

import { createOlderModel, type Older, type OlderModel } from "../../../lib/models/older-model.ts";
import { beginAt, readDownTo, readWhole } from "../../../lib/store/behind.ts";
import type { Database } from "../../../lib/store/database.ts";
import { writeConnection, type ConnectionRow } from "../../../lib/store/membership.ts";
import { caseOf } from "../../contract/archive.ts";
import { testDatabase } from "../store/test-database.ts";

const models: OlderModel[] = [];

afterEach(() => {
  for (const model of models.splice(0)) model.stop();
});

/** What a page shows of it; `loading` before it knows anything. */
function showing(database: Database): () => Older | "loading" | undefined {
  const model = createOlderModel(database);
  models.push(model);
  return () => (model.older.value.state === "ready" ? model.older.value.value : "loading");
}

async function connection(database: Database, state: ConnectionRow["state"]): Promise<void> {
  await database.transaction("rw", database.ledger, () => writeConnection(database, { state, since: 1 }));
}

function whole(database: Database, ...numbers: readonly number[]): Promise<void> {
  return database.transaction("rw", database.ledger, () => readWhole(database, new Set(numbers.map(caseOf))));
}

it("tells how much is read of what is older than a checkpoint, open cases first, until all is here", async () => {
  const database = testDatabase("older");
  const shown = showing(database);
  await expect.poll(shown).toBeUndefined();
  await beginAt(database, {
    version: 1,
    team: "",
    sequence: 5_000,
    open: [caseOf(1), caseOf(2)],
    erased: [],
  });
  await expect.poll(shown).toEqual({ state: "first", open: 2, all: 5_000, read: 0 });
  await whole(database, 1);
  await expect.poll(shown).toEqual({ state: "first", open: 1, all: 5_000, read: 0 });
  await whole(database, 2);
  await expect.poll(shown).toEqual({ state: "reading", open: 0, all: 5_000, read: 0 });
  await readDownTo(database, 3_000);
  await expect.poll(shown).toEqual({ state: "reading", open: 0, all: 5_000, read: 2_000 });
  await readDownTo(database, 0);
  await expect.poll(shown).toBeUndefined();
});

it("says that reading stands still without a connection, and goes on with one", async () => {
  const database = testDatabase("older-still");
  const shown = showing(database);
  await beginAt(database, { version: 1, team: "", sequence: 5_000, open: [], erased: [] });
  await connection(database, "offline");
  await expect.poll(shown).toEqual({ state: "still", open: 0, all: 5_000, read: 0 });
  await connection(database, "connected");
  await expect.poll(shown).toEqual({ state: "reading", open: 0, all: 5_000, read: 0 });
  await connection(database, "refused");
  await expect.poll(shown).toEqual({ state: "still", open: 0, all: 5_000, read: 0 });
});
