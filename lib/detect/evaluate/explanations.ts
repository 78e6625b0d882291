/** Do the named words matter? The score's fall when they go, beside the fall when as many other words go. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { createDetector } from "../create-detector.ts";
import { readCorpora } from "../train/data.ts";

const MODEL = join(import.meta.dirname, "../../../public/model/detector.bin");

export type DeletionTest = {
  readonly mentions: number;
  /** Mean fall of the score without the first named span. */
  readonly named: number;
  /** Mean fall without a random run of as many words. */
  readonly random: number;
  /** Share of mentions where the named span counts for at least as much as the random one. */
  readonly better: number;
};

function wordRuns(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** On the flagged mentions of the project's test corpora; random spans are drawn with one seed. */
export function deletionTest(): DeletionTest {
  const detector = createDetector(new Uint8Array(readFileSync(MODEL)));
  const scoreOf = (text: string): number => detector.detect({ text, brandNames: [], context: {} }).score;
  let state = 1;
  let mentions = 0;
  let named = 0;
  let random = 0;
  let better = 0;
  for (const { text } of readCorpora("test")) {
    const verdict = detector.detect({ text, brandNames: [], context: {} });
    const span = verdict.evidence[0];
    const words = wordRuns(text);
    if (span === undefined || words.length < 4) continue;
    const size = Math.max(1, wordRuns(span.text).length);
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const first = Math.floor((state / 4_294_967_296) * (words.length - size + 1));
    const start = words[first]?.start ?? 0;
    const end = words[first + size - 1]?.end ?? text.length;
    const withoutNamed = verdict.score - scoreOf(`${text.slice(0, span.start)} ${text.slice(span.end)}`);
    const withoutRandom = verdict.score - scoreOf(`${text.slice(0, start)} ${text.slice(end)}`);
    mentions++;
    named += withoutNamed;
    random += withoutRandom;
    if (withoutNamed >= withoutRandom) better++;
  }
  return { mentions, named: named / mentions, random: random / mentions, better: better / mentions };
}
