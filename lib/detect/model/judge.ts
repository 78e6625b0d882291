/**
 * The two halves that judge a mention together: the network, and beside it linear heads that remember single words
 * the network has no room for, one for English, one for all else. The first margin is the mean of both halves; all
 * other outputs are the network's alone.
 */
import { CONCEPT_START, ENGLISH_MEASURE, LETTER_START } from "../features.ts";
import type { Features } from "../features.ts";
import type { Head } from "./file.ts";
import { makeRoom, pull, run, shareOf, tableRow } from "./network.ts";
import type { ShippedNetwork } from "./network.ts";
import { blockScales } from "./scale.ts";
import { foldFeature, foldingOf, scoreMany } from "./score.ts";

/** Weight of the linear heads in the mean; chosen by cross-validation (docs/model-card.md). */
export const LINEAR_SHARE = 0.5;

/** @param share how far the mention is English, 0 to 1 */
export function mixMargins(network: number, english: number, other: number, share: number): number {
  return network * (1 - LINEAR_SHARE) + (english * share + other * (1 - share)) * LINEAR_SHARE;
}

export type Judge = {
  readonly outputNames: readonly string[];
  /** Margins of the last reading, in the order of `outputNames`; reused by the next one. */
  readonly outputs: Float64Array;
  /** Reads a mention; only the first `wanted` outputs are filled. */
  read(features: Features, wanted: number): void;
  /** Adds each feature's share in the first margin of the last reading to its token's place in `into`. */
  shareOut(features: Features, into: Float64Array): void;
};

/** @param english head with one output for English mentions; `other` for all else */
export function makeJudge(network: ShippedNetwork, english: Head, other: Head): Judge {
  const room = makeRoom(network);
  const folding = foldingOf(network);
  const englishFolding = foldingOf(english);
  const otherFolding = foldingOf(other);
  const single = new Float64Array(1);
  const { outputs } = room;
  let share = 0;

  function linear(features: Features, head: Head, headFolding: typeof folding): number {
    scoreMany(features, head, headFolding, single);
    return single[0] ?? 0;
  }

  function read(features: Features, wanted: number): void {
    share = features.measures[ENGLISH_MEASURE] ?? 0;
    run(network, folding, features, room, wanted);
    const inEnglish = share === 0 ? 0 : linear(features, english, englishFolding);
    const elsewhere = share === 1 ? 0 : linear(features, other, otherFolding);
    outputs[0] = mixMargins(outputs[0] ?? 0, inEnglish, elsewhere, share);
  }

  function shareOut(features: Features, into: Float64Array): void {
    const { ids, owners, words, letters, concepts } = features;
    const scales = blockScales(features);
    pull(network, room);
    for (let at = 0; at < words + letters + concepts; at++) {
      const id = ids[at] ?? 0;
      const owner = owners[at] ?? 0;
      const block = id < LETTER_START ? 0 : id < CONCEPT_START ? 1 : 2;
      const scale = block === 0 ? scales.words : block === 1 ? scales.letters : scales.concepts;
      const learned = shareOf(network, room, tableRow(id, folding), block);
      const inEnglish =
        (english.weights[foldFeature(id, englishFolding)] ?? 0) * (english.steps[block]?.[0] ?? 0);
      const elsewhere = (other.weights[foldFeature(id, otherFolding)] ?? 0) * (other.steps[block]?.[0] ?? 0);
      into[owner] = (into[owner] ?? 0) + scale * mixMargins(learned, inEnglish, elsewhere, share);
    }
  }

  return { outputNames: network.outputs, outputs, read, shareOut };
}
