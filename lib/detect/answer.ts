/** From numbers to an answer a person can act on. Pure. */
import type { Confidence, Verdict } from "../verdict.ts";
import type { DetectionContext } from "./detector.ts";

/** Which mistake a brand would rather live with. */
export const balances = ["few_misses", "balanced", "few_false_flags"] as const;
export type Balance = (typeof balances)[number];

/** How often the answer is right when it is this certain is measured in docs/model-card.md. */
const SURE = 0.9;
const LIKELY = 0.7;

export function confidenceOf(score: number): Confidence {
  const certainty = Math.max(score, 1 - score);
  return certainty >= SURE ? "sure" : certainty >= LIKELY ? "likely" : "maybe";
}

/** @param band probabilities between which the answer is "unsure" */
export function answerOf(score: number, band: readonly [number, number]): Verdict["answer"] {
  if (score >= band[1]) return "service";
  return score < band[0] ? "not_service" : "unsure";
}

/**
 * What the thread adds, in log odds. A few words under a brand's question ("done, sent") are a customer going on
 * about an open matter; the same words alone tell nothing. The longer a mention, the more it speaks for itself.
 */
export function contextShift(context: DetectionContext, words: number, thanks: boolean): number {
  if (thanks) return 0;
  const brevity = words <= 3 ? 1 : words <= 8 ? 0.7 : 0.35;
  const shift = (context.openCase === true ? 2.4 : 0) + (context.repliesToBrand === true ? 0.8 : 0);
  return shift * brevity;
}
