/** How far this browser has come in reading what is older than where it began in the team's log. Read-only, for `liveQuery`. */
import { readBehind } from "./behind.ts";
import type { Database } from "./database.ts";
import { readConnection } from "./membership.ts";

export type Older = {
  /** `first`: the cases that are open come before all others; `still`: there is no connection to read over. */
  readonly state: "first" | "reading" | "still";
  /** Open cases that are not here yet. */
  readonly open: number;
  /** Entries of the log that were to be read, and how many of them were. */
  readonly all: number;
  readonly read: number;
};

/** Undefined when everything is here that there is in the log, as far as it was followed. */
export async function readOlder(database: Database): Promise<Older | undefined> {
  const [behind, connection] = await Promise.all([readBehind(database), readConnection(database)]);
  if (!behind) return undefined;
  const { after, until, from = until, first } = behind;
  const isStill = connection?.state === "offline" || connection?.state === "refused";
  const state = first.length > 0 ? "first" : "reading";
  return { state: isStill ? "still" : state, open: first.length, all: from - after, read: from - until };
}
