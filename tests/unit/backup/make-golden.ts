/**
 * `npm run golden`: a backup of the store as it is today, with something in every table, to be restored by every later
 * version. Once for each version of the store; a file that is there is never made again.
 */
import "fake-indexeddb/auto";
import "../../../lib/zod-without-eval.ts";
import "../../english.ts";

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

import { emptyTally } from "../../../lib/health.ts";
import { countForBackup, readForBackup } from "../../../lib/store/backup.ts";
import { noteDepartures } from "../../../lib/store/departures.ts";
import { begin, send, ticket } from "../background/import-steps.ts";
import { fromPage, fromPanel, START, testBackground, type TestBackground } from "../background/fixture.ts";
import { restored } from "../background/restored.ts";
import { annotate, valueOf } from "../background/steps.ts";
import { mentionBy } from "../mentions.ts";
import { lena } from "../people.ts";
import { plantPerson } from "../store/planted.ts";
import { fileOf, GOLDEN, header, readAll, storeOf } from "./files.ts";

/** What the golden files have in common since version 1, and then everything that came after it. */
async function fill(background: TestBackground): Promise<void> {
  const { database, handlers } = background;
  const [oldest] = readdirSync(GOLDEN).toSorted((one, other) => storeOf(one) - storeOf(other));
  const read = valueOf(await readAll(readFileSync(new URL(oldest ?? "", GOLDEN))));
  await restored(background, read.chunks, read.header.store);
  const [theCase] = await database.cases.toArray();
  await plantPerson(database, theCase?.id ?? "");

  const run = await begin(background);
  await send(background, run, [ticket(1), ticket(2)]);
  valueOf(await handlers.endImport({ importId: run.id, state: "done" }, fromPanel));
  await annotate(background, mentionBy("noor", "91", "Where is my desk?"));
  valueOf(await handlers.erasePerson({ accounts: ["x:noor"], caseIds: [] }, fromPanel));
  const page = { site: "x", surface: "mentions", state: "ok" } as const;
  const tally = { ...emptyTally(), read: 4 };
  await handlers.noteHealth({ ...page, tally, structures: ["article(text)"] }, fromPage);
  const sent = { class: "connection", origin: "wss://nats.example:9222", at: START } as const;
  await noteDepartures(database, [{ ...sent, count: 1, bytes: 80 }], []);
}

const background = await testBackground(lena);
await fill(background);
const { database } = background;
const file = new URL(`store-${database.verno}-every-table.baton.age`, GOLDEN);
if (existsSync(file)) throw new Error(`${file.pathname} is there: a released version's file stays as it is`);
const chunks = await Array.fromAsync(readForBackup(database, false));
const rows = await countForBackup(database, false);
writeFileSync(file, await fileOf(chunks, { ...header, store: database.verno, rows }));
console.log(`${file.pathname}: ${JSON.stringify(rows)}`);
