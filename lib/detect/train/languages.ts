/** Rows in a smaller feature space, and the head that tells the language. */
import type { Head, HeadHeader } from "../model/file.ts";
import { headWidth } from "../model/file.ts";
import { quantise } from "../model/quantise.ts";
import { foldFeature, foldingOf } from "../model/score.ts";
import { ENGLISH_MEASURE, MEASURE_START } from "../features.ts";
import type { LabelledMention } from "./data.ts";
import { fitLogistic } from "./logistic.ts";
import type { LinearWeights } from "./logistic.ts";
import type { Rows } from "./sparse.ts";

type Space = Pick<HeadHeader, "wordBits" | "letterBits" | "conceptBits">;

const languageSpace: Space = { wordBits: 12, letterBits: 12, conceptBits: 0 };

/** The same rows in a smaller feature space. */
export function foldRows(rows: Rows, space: Space): Rows {
  const folding = foldingOf(space);
  const width = headWidth(space);
  const ids = rows.ids.map((id) =>
    id >= MEASURE_START ? folding.measureAt + id - MEASURE_START : foldFeature(id, folding),
  );
  return { ...rows, ids, width };
}

function fitOutput(rows: Rows, chosen: number[], target: (row: number) => number, c: number): LinearWeights {
  const targets = Float64Array.from(chosen, target);
  return fitLogistic(rows, Int32Array.from(chosen), targets, new Float64Array(chosen.length).fill(1), {
    c,
    iterations: 25,
  });
}

/** How far a mention is English is found by this head: it must not be told. */
function withoutEnglish(rows: Rows): Rows {
  const told = MEASURE_START + ENGLISH_MEASURE;
  return { ...rows, values: rows.values.map((value, at) => (rows.ids[at] === told ? 0 : value)) };
}

/** One output a language written in Latin letters; other scripts name their language themselves. */
export function fitLanguages(rows: Rows, mentions: readonly LabelledMention[]): Head {
  const folded = foldRows(withoutEnglish(rows), languageSpace);
  const latin = [...mentions.keys()].filter((row) => !/[\u0400-\uffff]{4}/.test(mentions[row]?.text ?? ""));
  const languages = [...new Set(latin.map((row) => mentions[row]?.language ?? "en"))].toSorted();
  const fits = languages.map((language) =>
    fitOutput(folded, latin, (row) => (mentions[row]?.language === language ? 1 : 0), 16),
  );
  return quantise({ name: "language", outputs: languages, ...languageSpace }, fits);
}
