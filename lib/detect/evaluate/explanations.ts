/**
 * Are the named words the right ones? Faithful: the score's fall when they go, beside the fall when as many other
 * words go. Plausible: how far they are the words that a reader marked, beside as many words anywhere.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { createDetector } from "../create-detector.ts";
import type { Detector } from "../detector.ts";
import { readCorpora } from "../train/data.ts";
import { overlaps, readMarked, wordsIn } from "./named-spans.ts";
import type { MarkedMention, Place } from "./named-spans.ts";

const MODEL = join(import.meta.dirname, "../../../public/model/detector.bin");
/** Random spans drawn a mention; their mean is what the named ones are set beside. */
const DRAWS = 50;

export function shippedDetector(): Detector {
  return createDetector(new Uint8Array(readFileSync(MODEL)));
}

function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** As many neighbouring words as `like` has, anywhere in the text. */
function anywhere(words: readonly Place[], like: Place, random: () => number): Place {
  const size = Math.max(1, words.filter((word) => overlaps(word, like)).length);
  const first = Math.floor(random() * (words.length - size + 1));
  return { start: words[first]?.start ?? 0, end: words[first + size - 1]?.end ?? 0 };
}

export type DeletionTest = {
  readonly mentions: number;
  /** Mean fall of the score without the first named span. */
  readonly named: number;
  /** Mean fall without a random run of as many words. */
  readonly random: number;
  /** Share of mentions where the named span counts for at least as much as the random one. */
  readonly better: number;
};

/** On the flagged and unsure mentions of the project's test corpora; random spans are drawn with one seed. */
export function deletionTest(): DeletionTest {
  const detector = shippedDetector();
  const scoreOf = (text: string): number => detector.detect({ text, brandNames: [], context: {} }).score;
  const random = generator();
  const total = { mentions: 0, named: 0, random: 0, better: 0 };
  for (const { text } of readCorpora("test")) {
    const verdict = detector.detect({ text, brandNames: [], context: {} });
    const [span] = verdict.evidence;
    const words = wordsIn(text);
    if (span === undefined || words.length < 4) continue;
    const without = ({ start, end }: Place): number =>
      verdict.score - scoreOf(`${text.slice(0, start)} ${text.slice(end)}`);
    const fall = without(span);
    const randomFall = without(anywhere(words, span, random));
    total.mentions++;
    total.named += fall;
    total.random += randomFall;
    if (fall >= randomFall) total.better++;
  }
  const { mentions, named, better } = total;
  return { mentions, named: named / mentions, random: total.random / mentions, better: better / mentions };
}

export type Agreement = {
  readonly mentions: number;
  /** Mentions in which the detector names words at all; it names none where it sees no service request. */
  readonly named: number;
  /** Of those, share whose first span touches words that the reader marked. */
  readonly first: number;
  readonly randomFirst: number;
  /** Of those, mean F1 of the words in all named spans against the marked words. */
  readonly f1: number;
  readonly randomF1: number;
};

function isIn(spans: readonly Place[], word: Place): boolean {
  return spans.some((span) => overlaps(word, span));
}

function wordF1(words: readonly Place[], named: readonly Place[], marked: readonly Place[]): number {
  const guessed = words.filter((word) => isIn(named, word));
  const right = guessed.filter((word) => isIn(marked, word)).length;
  const wanted = words.filter((word) => isIn(marked, word)).length;
  return right === 0 ? 0 : (2 * right) / (guessed.length + wanted);
}

/** On mentions that a reader marked; random spans have as many words as the named ones and are drawn with one seed. */
export function agreement(mentions: readonly MarkedMention[] = readMarked()): Agreement {
  const detector = shippedDetector();
  const random = generator();
  const total = { named: 0, first: 0, randomFirst: 0, f1: 0, randomF1: 0 };
  for (const { text, spans } of mentions) {
    const { evidence } = detector.detect({ text, brandNames: [], context: {} });
    const [strongest] = evidence;
    if (strongest === undefined) continue;
    const words = wordsIn(text);
    const touches = (place: Place): number => Number(isIn(spans, place));
    total.named++;
    total.first += touches(strongest);
    total.f1 += wordF1(words, evidence, spans);
    for (let draw = 0; draw < DRAWS; draw++) {
      const drawn = evidence.map((span) => anywhere(words, span, random));
      total.randomFirst += touches(drawn[0] ?? strongest) / DRAWS;
      total.randomF1 += wordF1(words, drawn, spans) / DRAWS;
    }
  }
  const { named } = total;
  return {
    mentions: mentions.length,
    named,
    first: total.first / named,
    randomFirst: total.randomFirst / named,
    f1: total.f1 / named,
    randomF1: total.randomF1 / named,
  };
}
