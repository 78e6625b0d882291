/** Counts what is kept, by index and without reading rows. Read-only, for `liveQuery`. */
import { Dexie } from "dexie";

import { goesAt, isPassing, passing, RUN_EVERY } from "../retention.ts";
import type { Settings } from "../settings.ts";
import { storedKinds, timed, type StoredKind, type StoredRow } from "../stored.ts";
import type { Database } from "./database.ts";
import { peekSettings } from "./queue.ts";
import { readRetentionRun } from "./retention.ts";

type Counted = { readonly count: number; readonly oldest: number | undefined };

/** Everything that is kept, and when the next run of retention is due, Unix ms; undefined before the first. */
export async function readStored(
  database: Database,
): Promise<{ readonly rows: readonly StoredRow[]; readonly nextRun: number | undefined }> {
  const [run, settings] = await Promise.all([readRetentionRun(database), peekSettings(database)]);
  const nextRun = run && run.doneAt + RUN_EVERY;
  const rows = await Promise.all(
    storedKinds.map(async (kind): Promise<StoredRow> => {
      const { count, oldest } = await counters[kind](database);
      const period = settings && periodOf(kind, settings);
      const isDated = oldest !== undefined && nextRun !== undefined && period !== undefined;
      return { kind, count, oldest, goesAt: isDated ? goesAt(oldest, period, nextRun) : undefined };
    }),
  );
  return { rows, nextRun };
}

function periodOf(kind: StoredKind, { retention }: Settings): number | null | undefined {
  const time = timed[kind];
  return time === undefined ? undefined : isPassing(time) ? passing[time] : retention[time];
}

const undated = async (count: PromiseLike<number>): Promise<Counted> => ({
  count: await count,
  oldest: undefined,
});

async function dated<Row>(
  count: PromiseLike<number>,
  first: PromiseLike<Row | undefined>,
  timeOf: (row: Row) => number | undefined,
): Promise<Counted> {
  const [counted, oldest] = await Promise.all([count, first]);
  return { count: counted, oldest: oldest && timeOf(oldest) };
}

const counters: Readonly<Record<StoredKind, (database: Database) => Promise<Counted>>> = {
  open_cases: (database) =>
    undated(database.cases.where("status").anyOf("handed_off", "claimed", "waiting").count()),
  closed_cases: countClosed,
  mentions: ({ mentions }) =>
    dated(mentions.count(), mentions.orderBy("firstSeenAt").first(), (row) => row.firstSeenAt),
  customers: ({ customers }) => undated(customers.count()),
  lines: async ({ contacts, importedBlocks }) => {
    const counts = await Promise.all([contacts.count(), importedBlocks.orderBy("owners").count()]);
    return { count: counts[0] + counts[1], oldest: undefined };
  },
  async imported({ imports }) {
    const runs = await imports.toArray();
    const times = runs.map(({ startedAt }) => startedAt);
    return { count: runs.length, oldest: times.length === 0 ? undefined : Math.min(...times) };
  },
  async logged({ contacts }) {
    const [count, first] = await Promise.all([
      contacts.where("loggedAt").above(0).count(),
      contacts.orderBy("loggedAt").first(),
    ]);
    return { count, oldest: first?.loggedAt };
  },
  corrections: ({ corrections }) =>
    dated(corrections.count(), corrections.orderBy("at").first(), (row) => row.at),
  withheld: ({ withheld }) => undated(withheld.count()),
  unsent: ({ outbox }) => undated(outbox.count()),
  log: ({ events }) => dated(events.count(), events.orderBy("sequence").first(), (row) => row.receivedAt),
  async departures({ departures }) {
    const sends = departures.where("[scope+at]").between(["send", Dexie.minKey], ["send", Dexie.maxKey]);
    const [count, first] = await Promise.all([sends.clone().count(), sends.clone().first()]);
    return { count, oldest: first?.at };
  },
  health: ({ health }) => dated(health.count(), health.orderBy("at").first(), (row) => row.at),
  quarantine: ({ quarantine }) =>
    dated(quarantine.count(), quarantine.orderBy("number").first(), (row) => row.at),
  commands: ({ commands }) => dated(commands.count(), commands.orderBy("at").first(), (row) => row.at),
};

async function countClosed({ cases }: Database): Promise<Counted> {
  const found = await Promise.all(
    ["resolved", "declined", "undone", "withdrawn", "merged"].map(async (status) => {
      const ofStatus = cases
        .where("[status+updatedAt]")
        .between([status, Dexie.minKey], [status, Dexie.maxKey]);
      return Promise.all([ofStatus.clone().count(), ofStatus.clone().first()]);
    }),
  );
  const times = found.flatMap(([, first]) => first?.updatedAt ?? []);
  return {
    count: found.reduce((sum, [count]) => sum + count, 0),
    oldest: times.length === 0 ? undefined : Math.min(...times),
  };
}
