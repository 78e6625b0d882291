/** Fits the heads of a model. */
import { aspectOutputs } from "../describe.ts";
import type { Head, HeadHeader } from "../model/file.ts";
import { headWidth } from "../model/file.ts";
import { quantise } from "../model/quantise.ts";
import { foldFeature, foldingOf } from "../model/score.ts";
import { MEASURE_START } from "../features.ts";
import type { LabelledMention } from "./data.ts";
import { fitLogistic } from "./logistic.ts";
import type { LinearWeights } from "./logistic.ts";
import type { Rows } from "./sparse.ts";

type Space = Pick<HeadHeader, "wordBits" | "letterBits" | "conceptBits">;

export const serviceSpace: Space = { wordBits: 17, letterBits: 17, conceptBits: 12 };
/** Several outputs share these rows, so each keeps fewer bits. */
export const aspectSpace: Space = { wordBits: 13, letterBits: 13, conceptBits: 11 };
const languageSpace: Space = { wordBits: 12, letterBits: 12, conceptBits: 0 };

/** The same rows in a smaller feature space. */
export function foldRows(rows: Rows, space: Space): Rows {
  const folding = foldingOf(space);
  const width = headWidth(space);
  const ids = rows.ids.map((id) => (id >= MEASURE_START ? folding.measureAt + id - MEASURE_START : foldFeature(id, folding)));
  return { ...rows, ids, width };
}

function fitOutput(rows: Rows, chosen: number[], target: (row: number) => number, c: number): LinearWeights {
  const targets = Float64Array.from(chosen, target);
  return fitLogistic(rows, Int32Array.from(chosen), targets, new Float64Array(chosen.length).fill(1), { c, iterations: 25 });
}

/** Kind, intent, urgency and "cannot be told", each output against the rest of the rows it makes sense for. */
export function fitAspects(rows: Rows, mentions: readonly LabelledMention[]): Head {
  const folded = foldRows(rows, aspectSpace);
  const all = [...mentions.keys()];
  const fits = aspectOutputs.map((name) => {
    const [family, value] = name.split(":");
    if (family === "kind") {
      return fitOutput(folded, all.filter((row) => mentions[row]?.kind !== null), (row) => (mentions[row]?.kind === value ? 1 : 0), 4);
    }
    if (family === "unclear") return fitOutput(folded, all, (row) => (mentions[row]?.service === null ? 1 : 0), 4);
    const asked = all.filter((row) => mentions[row]?.service === 1);
    if (family === "intent") {
      return fitOutput(folded, asked.filter((row) => mentions[row]?.intent !== null), (row) => (mentions[row]?.intent === value ? 1 : 0), 4);
    }
    const least = Number(value);
    return fitOutput(folded, asked.filter((row) => mentions[row]?.urgency !== null), (row) => ((mentions[row]?.urgency ?? 0) >= least ? 1 : 0), 2);
  });
  return quantise({ name: "aspects", outputs: aspectOutputs, ...aspectSpace }, fits);
}

/** One output a language written in Latin letters; other scripts name their language themselves. */
export function fitLanguages(rows: Rows, mentions: readonly LabelledMention[]): Head {
  const folded = foldRows(rows, languageSpace);
  const latin = [...mentions.keys()].filter((row) => !/[\u0400-\uffff]{4}/.test(mentions[row]?.text ?? ""));
  const languages = [...new Set(latin.map((row) => mentions[row]?.language ?? "en"))].toSorted();
  const fits = languages.map((language) => fitOutput(folded, latin, (row) => (mentions[row]?.language === language ? 1 : 0), 16));
  return quantise({ name: "language", outputs: languages, ...languageSpace }, fits);
}

export function quantiseService(fit: LinearWeights): Head {
  return quantise({ name: "service", outputs: ["service"], ...serviceSpace }, [fit]);
}
