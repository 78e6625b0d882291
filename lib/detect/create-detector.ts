/** The detector: a model file in, verdicts out. No file, network or clock is touched here. */
import type { Verdict } from "../verdict.ts";
import { answerOf, confidenceOf, contextShift } from "./answer.ts";
import { wordRule } from "./brand-words.ts";
import { correctionShift, shapeOf } from "./corrections.ts";
import type { DetectionInput, Detector } from "./detector.ts";
import { findEvidence } from "./evidence.ts";
import { ENGLISH_MEASURE, extractFeatures } from "./features.ts";
import { guessLanguage } from "./language.ts";
import { readModel } from "./model/file.ts";
import type { Head, Model } from "./model/file.ts";
import { makeJudge } from "./model/judge.ts";
import { foldingOf } from "./model/score.ts";
import { describe } from "./describe.ts";
import { brandMask, maskBrand } from "./text/mask.ts";
import { WORD } from "./text/buffer.ts";
import { scanText } from "./text/scan.ts";
import type { Scan } from "./text/buffer.ts";

/** Scores given without asking the model: nobody needs to act on the brand's own words. */
const OWN_SCORE = 0.01;
/** Alone, a mention of which every second one cannot be told from its words is not answered. */
const UNCLEAR_LIMIT = 0.5;
/**
 * "Done, sent" is an answer to somebody: of so few words less doubt is enough, and a flag is doubted too. The limit
 * was chosen on the training corpora, where it doubts 76 % of the bare answers and 11 % of the short requests.
 */
const BARE_WORDS = 4;
const BARE_LIMIT = 0.12;

function headOf(model: Model, name: string): Head {
  const head = model.heads.get(name);
  if (head === undefined) throw new Error(`the model has no head "${name}"`);
  return head;
}

function countWords(scan: Scan): number {
  let words = 0;
  for (let token = 0; token < scan.count; token++) if (scan.type[token] === WORD) words++;
  return words;
}

/**
 * Makes a detector of a model file's bytes, which must not change afterwards.
 * @throws when the bytes are no model of this version: the file ships in the package, so that is a bug
 */
export function createDetector(bytes: Uint8Array): Detector {
  const read = readModel(bytes);
  if (!read.ok) throw new Error(`detector model: ${read.problem.code}: ${read.problem.detail}`);
  const model = read.value;
  const { calibration, thresholds } = model.header;
  const judge = makeJudge(model.network, headOf(model, "service:en"), headOf(model, "service:other"));
  const language = headOf(model, "language");
  const languageFolding = foldingOf(language);
  const outputs = judge.outputNames.length;

  function detect(input: DetectionInput): Verdict {
    const { context } = input;
    const text = input.text;
    // Both may scan texts of their own, and a scan is valid only until the next.
    const mask = brandMask(input.brandNames);
    const rule = wordRule(text, input.brandWords);
    const corrections = input.corrections ?? [];
    const learned =
      corrections.length === 0 ? undefined : correctionShift(shapeOf(text, input.brandNames), corrections);
    const scan = scanText(text);
    maskBrand(scan, mask);
    const features = extractFeatures(scan);
    const words = countWords(scan);
    const { tag, english } = guessLanguage(scan, features, language, languageFolding, input.language);
    features.measures[ENGLISH_MEASURE] = english;
    judge.read(features, outputs);
    const aspect = describe(judge.outputNames, judge.outputs);
    const shift = contextShift(context, words, aspect.thanks) + (learned?.logOdds ?? 0);
    const probability = (margin: number): number =>
      1 / (1 + Math.exp(-(calibration.a * margin + calibration.b + shift)));
    const own = context.brandAuthor === true || context.staffAuthor === true;
    let score = probability(judge.outputs[0] ?? 0);
    if (own || rule === "never") score = Math.min(score, OWN_SCORE);
    else if (rule === "always") score = Math.max(score, 1 - OWN_SCORE);
    const band = thresholds[input.balance ?? "balanced"];
    let answer = context.repost === true ? "not_service" : answerOf(score, band);
    const silent = scan.count === 0;
    const told =
      own ||
      rule !== undefined ||
      learned?.reason !== undefined ||
      context.repost === true ||
      context.openCase === true ||
      (context.repliesToBrand === true && !silent);
    const bare = words <= BARE_WORDS && aspect.unclear > BARE_LIMIT;
    const unclear = silent || bare || (answer !== "service" && aspect.unclear > UNCLEAR_LIMIT);
    if (!told && unclear) answer = "unsure";
    const evidence =
      own || rule !== undefined || answer === "not_service"
        ? []
        : findEvidence(text, scan, features, judge, probability);
    const facts: Verdict["context"] = [];
    if (context.repliesToBrand === true) facts.push("replies_to_brand");
    if (context.openCase === true) facts.push("open_case");
    if (context.brandAuthor === true) facts.push("brand_author");
    if (context.staffAuthor === true) facts.push("staff_author");
    if (context.repost === true) facts.push("repost");
    if (rule !== undefined) facts.push(rule === "always" ? "always_word" : "never_word");
    if (learned?.reason !== undefined) facts.push(learned.reason);
    const needed = answer === "service" || (answer === "unsure" && score >= 0.5);
    return {
      score,
      answer,
      confidence: answer === "unsure" ? "maybe" : confidenceOf(score),
      kind: context.brandAuthor === true ? "brand_reply" : needed ? aspect.serviceKind : aspect.otherKind,
      intent: needed ? aspect.intent : "none",
      intents: needed ? aspect.intents : [],
      urgency: needed ? aspect.urgency : 0,
      language: tag,
      evidence,
      context: facts,
    };
  }

  return { detect };
}
