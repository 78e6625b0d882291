/** Which tables are in a backup, and reading them for one. Read-only. */
import type { BackupRow, Chunk } from "../backup/backup.ts";
import type { Database } from "./database.ts";
import type { TableName } from "./holdings.ts";

/**
 * `log`: the log of one browser, and what folds from it; in a team it is not in a backup, since the team's server has it and
 * gives it again to whoever joins. `never`: keys, which cannot be read out of the browser and stand for one browser only; and what
 * is made anew with them of what is restored.
 */
const parts: Readonly<Record<TableName, "always" | "log" | "never">> = {
  events: "log",
  outbox: "log",
  chains: "log",
  cases: "log",
  commands: "log",
  erasures: "log",
  documents: "log",
  ledger: "log",
  mentions: "always",
  customers: "always",
  contacts: "always",
  links: "always",
  facts: "always",
  corrections: "always",
  quarantine: "always",
  settings: "always",
  health: "always",
  receipts: "always",
  forgotten: "always",
  imports: "always",
  importedBlocks: "always",
  importedBatches: "never",
  importMappings: "always",
  withheld: "always",
  departures: "always",
  keys: "never",
};

/** What belongs to one moment of the log, and is small beside it: read at once, before what only grows. */
const atOnce: readonly TableName[] = [
  "ledger",
  "documents",
  "chains",
  "cases",
  "outbox",
  "commands",
  "erasures",
];

/** Rows in one line of a file; those that are blocks of lines are some dozen times as long. */
const ROWS_IN_CHUNK = 500;
const BLOCKS_IN_CHUNK = 6;

export function backupTables(isTeam: boolean): TableName[] {
  return Object.entries(parts).flatMap(([name, part]) =>
    isTableName(name) && (part === "always" || (part === "log" && !isTeam)) ? [name] : [],
  );
}

function isTableName(name: string): name is TableName {
  return Object.hasOwn(parts, name);
}

/** How many rows a backup has, by table; tables without rows are left out. */
export async function countForBackup(
  database: Database,
  isTeam: boolean,
): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(
    backupTables(isTeam).map(async (name) => [name, await database.table(name).count()] as const),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/**
 * All rows of a backup, some at a time. The log ends where it was when this began, so what folds from it fits it; what is
 * written to other tables meanwhile may be in or not.
 */
export async function* readForBackup(database: Database, isTeam: boolean): AsyncGenerator<Chunk, void> {
  const names = new Set(backupTables(isTeam));
  const moment = atOnce.filter((name) => names.has(name));
  const tables = [...moment.map((name) => database.table<BackupRow>(name)), database.events];
  const { rows, last } = await database.transaction("r", tables, async () => ({
    rows: await Promise.all(moment.map((name) => database.table<BackupRow>(name).toArray())),
    last: (await database.events.toCollection().last())?.sequence ?? 0,
  }));
  for (const [index, name] of moment.entries()) {
    const all = rows[index] ?? [];
    for (let from = 0; from < all.length; from += ROWS_IN_CHUNK) {
      yield { table: name, rows: all.slice(from, from + ROWS_IN_CHUNK) };
    }
  }
  for (const name of names) {
    if (moment.includes(name)) continue;
    for await (const page of pagesOf(database, name)) {
      yield { table: name, rows: name === "events" ? page.filter((row) => isUpTo(row, last)) : page };
    }
  }
}

function isUpTo({ sequence }: BackupRow, last: number): boolean {
  return typeof sequence === "number" && sequence <= last;
}

/** The rows of a table in the order of its keys as they are stored: of blinded keys, which Dexie has no ranges of, too. */
export async function* pagesOf(database: Database, name: string): AsyncGenerator<BackupRow[], void> {
  const table = database.table<BackupRow | undefined>(name);
  let keys = await storedKeys(database, name, undefined);
  while (keys.length > 0) {
    // A blinded key is taken for what it stands for.
    const rows = await table.bulkGet(keys);
    yield rows.filter((row) => row !== undefined);
    keys = await storedKeys(database, name, keys.at(-1));
  }
}

async function storedKeys(database: Database, name: string, after: string | undefined): Promise<string[]> {
  await database.open();
  const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
  const request = database
    .backendDB()
    .transaction(name, "readonly")
    .objectStore(name)
    .getAllKeys(range, name === "importedBlocks" ? BLOCKS_IN_CHUNK : ROWS_IN_CHUNK);
  return new Promise((resolve, reject) => {
    // Keys are texts, numbers or lists of them here, which are asked for again as they are.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    request.addEventListener("success", () => resolve(request.result as string[]));
    request.addEventListener("error", () => reject(request.error ?? new Error("keys cannot be read")));
  });
}
