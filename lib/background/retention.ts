/** Once a day, what is over its time goes. A few batches at each look at what is due, so that nothing else waits for it. */
import {
  cutoffOf,
  isPassing,
  passing,
  passingKindSchema,
  retainedKindSchema,
  RUN_EVERY,
  type PassingKind,
  type RetainedKind,
  type Retention,
} from "../retention.ts";
import {
  expiredCorrections,
  readRetentionRun,
  removers,
  writeRetentionRun,
  type Batched,
} from "../store/retention.ts";
import { readSettings } from "../store/settings.ts";
import type { Background } from "./context.ts";
import { takeBack } from "./correct.ts";

/** Batches of one look, half a minute apart. */
const MOST_BATCHES = 25;

/** Cases first: what they held is free to go then. */
const order: readonly (RetainedKind | PassingKind)[] = [
  "closed_cases",
  ...retainedKindSchema.options.filter((kind) => kind !== "closed_cases"),
  ...passingKindSchema.options,
];

/** Safe to call at any moment and any number of times. */
export async function runRetention(background: Background): Promise<void> {
  const { database, now } = background;
  const last = await readRetentionRun(database);
  if (!last) {
    // Who has just come, or comes from a version without this, has a day to look at the times first.
    await writeRetentionRun(database, { doneAt: now(), removed: 0, underway: 0 });
    return;
  }
  if (now() < last.doneAt + RUN_EVERY) return;
  const { retention } = await readSettings(database);
  const { removed, isDone } = await someBatches(background, retention);
  const underway = last.underway + removed;
  const next = isDone ? { doneAt: now(), removed: underway, underway: 0 } : { ...last, underway };
  await writeRetentionRun(database, next);
}

async function someBatches(
  background: Background,
  retention: Retention,
): Promise<{ readonly removed: number; readonly isDone: boolean }> {
  let removed = 0;
  let left = MOST_BATCHES;
  for (const kind of order) {
    const period = isPassing(kind) ? passing[kind] : retention[kind];
    const cutoff = cutoffOf(period, background.now());
    if (cutoff === undefined) continue;
    for (let behind = 0; ; left -= 1) {
      if (left === 0) return { removed, isDone: false };
      const batch = await removeBatch(background, kind, cutoff, behind);
      removed += batch.removed;
      behind += batch.kept;
      if (batch.isDone) break;
    }
  }
  return { removed, isDone: true };
}

async function removeBatch(
  background: Background,
  kind: RetainedKind | PassingKind,
  cutoff: number,
  behind: number,
): Promise<Batched> {
  if (kind !== "corrections") return removers[kind](background.database, cutoff, behind);
  const keys = await expiredCorrections(background.database, cutoff);
  if (keys.length > 0) await takeBack(background, keys);
  return { removed: keys.length, kept: 0, isDone: keys.length === 0 };
}
