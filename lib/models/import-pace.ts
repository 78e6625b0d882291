/** How fast an import goes, and how long it still takes. */
import type { ImportRun } from "../import/run.ts";

export type Pace = {
  /** Share of the file that is behind it, 0 to 1. */
  readonly share: number;
  /** Records a second since it began or went on; undefined until that can be said. */
  readonly rate: number | undefined;
  /** In ms; undefined until that can be said. */
  readonly left: number | undefined;
};

/** Before that nothing can be said, in ms. */
const FIRST_WORD = 1_500;

/** @param took since `from`, in ms */
export function paceOf(from: ImportRun, now: ImportRun, took: number): Pace {
  const { size } = now.file;
  const share = size === 0 ? 1 : Math.min(1, now.read / size);
  const records = now.records - from.records;
  if (took < FIRST_WORD || records === 0) return { share, rate: undefined, left: undefined };
  const rate = (records / took) * 1_000;
  // By records: the bytes that were read once more after a crash took hardly any time.
  const all = share === 0 ? 0 : now.records / share;
  return { share, rate, left: share === 0 ? undefined : ((all - now.records) / rate) * 1_000 };
}
