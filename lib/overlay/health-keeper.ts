/** Keeps count of what a page's items came to, says how well it is read, and tells the background now and then. */
import type { HealthNote, ReadingState, Tally } from "../health.ts";
import type { Surface } from "../mention.ts";
import type { Reading, Site, Unmarked } from "../sites/site.ts";
import { healthOf, textLengthOfPage } from "./health.ts";
import { structureOf } from "./structure.ts";

/** The background is told at most this often, in ms, while people scroll. */
const TELL_INTERVAL = 10_000;

/** At most so many structures of unreadable items in one note; the background takes no more. */
const MAX_STRUCTURES = 3;

type Counter = { -readonly [Key in Exclude<keyof Tally, "layers">]: number } & {
  layers: Record<string, Record<string, number>>;
};

export type HealthKeeper = {
  /** What an item came to that was not judged before. */
  count(item: Element, reading: Exclude<Reading, Unmarked>): void;
  /** The person went to another page of the site. */
  moved(surface: Surface): void;
  state(): ReadingState;
  /** Tells the background, if there is something new and the last time is a while ago, or `now`. */
  tell(now?: boolean): void;
};

export function createHealthKeeper(
  site: Pick<Site, "name" | "floors">,
  startedOn: Surface,
  send: (note: HealthNote) => void,
): HealthKeeper {
  let surface = startedOn;
  let shownSince = performance.now();
  let toldAt = performance.now();
  let told: ReadingState = "ok";
  let page = emptyCounter();
  let fresh = emptyCounter();
  let structures: string[] = [];

  function state(): ReadingState {
    // Of messages only marked words are read: a page of them without any is no sign of blindness.
    const textLength = surface === "messages" ? noText : textLengthOfPage;
    return healthOf(page, site.floors, performance.now() - shownSince, textLength);
  }

  function tell(now = false): void {
    if (!now && performance.now() - toldAt < TELL_INTERVAL) return;
    const current = state();
    const isNews = Object.entries(fresh).some(([name, count]) => name !== "layers" && count !== 0);
    if (!isNews && current === told) return;
    send({ site: site.name, surface, tally: fresh, state: current, structures });
    toldAt = performance.now();
    told = current;
    fresh = emptyCounter();
    structures = [];
  }

  return {
    count(item, reading) {
      add(page, reading);
      add(fresh, reading);
      if ("skipped" in reading && reading.skipped === "unreadable" && structures.length < MAX_STRUCTURES) {
        structures.push(structureOf(item));
      }
    },
    moved(to) {
      tell(true);
      surface = to;
      shownSince = performance.now();
      page = emptyCounter();
      told = "ok";
    },
    state,
    tell,
  };
}

const NOTHING = { read: 0, unreadable: 0, unaddressed: 0, promoted: 0, placeholder: 0, embedded: 0 } as const;

function emptyCounter(): Counter {
  return { ...NOTHING, layers: {} };
}

function add(counter: Counter, reading: Exclude<Reading, Unmarked>): void {
  if ("skipped" in reading) {
    counter[reading.skipped] += 1;
    return;
  }
  counter.read += 1;
  for (const [field, layer] of Object.entries(reading.layers)) {
    const answers = (counter.layers[field] ??= {});
    answers[layer] = (answers[layer] ?? 0) + 1;
  }
}

function noText(): number {
  return 0;
}
