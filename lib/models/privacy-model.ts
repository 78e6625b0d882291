/** State of the page that shows what left this browser and what is kept in it. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";

import { sumByClass, type ClassSum, type Send } from "../departure.ts";
import type { Database } from "../store/database.ts";
import { readDaySums, readSends } from "../store/departures.ts";
import { readStored } from "../store/stored.ts";
import { readTeamView } from "../store/team-view.ts";
import type { StoredRow } from "../stored.ts";
import type { Clock } from "./clock.ts";
import { follow, ready, type Following, type Live } from "./live.ts";

/** Messages about cases that are listed at once. */
const PAGE = 50;

export type Left = {
  /** Empty: nothing ever left. */
  readonly sums: readonly ClassSum[];
  /** Newest first. */
  readonly sends: readonly Send[];
  /** How many messages about cases left in all. */
  readonly length: number;
  /** Names of those who may have clicked, by id. */
  readonly names: ReadonlyMap<string, string>;
};

export type Kept = Awaited<ReturnType<typeof readStored>>;
export type { ClassSum, Send, StoredRow };

export type PrivacyModel = {
  readonly left: ReadonlySignal<Live<Left>>;
  readonly kept: ReadonlySignal<Live<Kept>>;
  readonly now: ReadonlySignal<number>;
  /** Lists older messages too. */
  readonly more: () => void;
  readonly again: () => void;
  readonly stop: () => void;
};

export function createPrivacyModel(database: Database, clock: Clock): PrivacyModel {
  let limit = PAGE;
  const following = signal(followLeft());
  const keeping = follow(() => readStored(database));

  function followLeft(): Following<Left> {
    const most = limit;
    return follow(async () => {
      const [days, { sends, length }, team] = await Promise.all([
        readDaySums(database),
        readSends(database, most),
        readTeamView(database),
      ]);
      const names = new Map((team?.members ?? []).map(({ id, name }) => [id, name]));
      return { sums: sumByClass(days), sends, length, names };
    });
  }

  // What was shown stays until the longer list is there.
  const last = signal<Left | undefined>(undefined);
  return {
    left: computed<Live<Left>>(() => {
      const live = following.value.live.value;
      return live.state === "loading" && last.value ? { state: "ready", value: last.value } : live;
    }),
    kept: keeping.live,
    now: clock.now,
    more() {
      last.value = ready(following.peek().live.peek());
      following.peek().stop();
      limit += PAGE;
      following.value = followLeft();
    },
    again() {
      following.peek().again();
      keeping.again();
    },
    stop() {
      following.peek().stop();
      keeping.stop();
      clock.stop();
    },
  };
}
