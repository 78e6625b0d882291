/** Kind, intent and urgency from the network's outputs. Pure. */
import { intents, kinds } from "../verdict.ts";
import type { Intent, Kind, Urgency } from "../verdict.ts";

/** Kinds that ask for service; the others do not. */
export const serviceKinds: readonly Kind[] = ["problem", "question", "request", "complaint", "follow_up"];
const otherKinds: readonly Kind[] = kinds.filter((kind) => !serviceKinds.includes(kind));
const namedIntents: readonly Intent[] = intents.filter((intent) => intent !== "none");

/** Outputs of the network: `service`, `kind:problem`, `intent:delivery`, `urgency:2` (at least 2), `unclear`. */
export const networkOutputs: readonly string[] = [
  "service",
  ...kinds.map((kind) => `kind:${kind}`),
  ...namedIntents.map((intent) => `intent:${intent}`),
  "urgency:2",
  "urgency:3",
  "unclear",
];

export type Aspects = {
  readonly serviceKind: Kind;
  readonly otherKind: Kind;
  readonly intent: Intent;
  readonly intents: { intent: Intent; score: number }[];
  readonly urgency: Urgency;
  /** Probability that the words alone do not tell. */
  readonly unclear: number;
  /** Praise or thanks is the most probable kind of all. */
  readonly thanks: boolean;
};

/** One in eleven intents would be right by chance. */
const CHANCE = 1 / namedIntents.length;
const MAX_INTENTS = 3;

/** Places of each kind's and intent's output, looked up once. */
function placeOf(name: string): number {
  return networkOutputs.indexOf(name);
}
const kindPlaces = new Map(kinds.map((kind) => [kind, placeOf(`kind:${kind}`)]));
const intentPlaces = namedIntents.map((intent) => placeOf(`intent:${intent}`));
const NORMAL_URGENCY = placeOf("urgency:2");
const HIGH_URGENCY = placeOf("urgency:3");
const UNCLEAR = placeOf("unclear");

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function kindMargin(margins: Float64Array, kind: Kind): number {
  return margins[kindPlaces.get(kind) ?? 0] ?? 0;
}

function best(margins: Float64Array, from: readonly Kind[], fallback: Kind): Kind {
  let kind = fallback;
  let highest = -Infinity;
  for (const candidate of from) {
    const value = kindMargin(margins, candidate);
    if (value > highest) {
      highest = value;
      kind = candidate;
    }
  }
  return kind;
}

/** @param outputs the network's own output names: a model with others is refused */
export function describe(outputs: readonly string[], margins: Float64Array): Aspects {
  if (outputs.length !== networkOutputs.length) throw new Error("the model's outputs are not this program's");
  const likelihoods = namedIntents.map((intent, index) => ({
    intent,
    score: Math.exp(margins[intentPlaces[index] ?? 0] ?? 0),
  }));
  const sum = likelihoods.reduce((total, entry) => total + entry.score, 0);
  const ranked = likelihoods
    .map(({ intent, score }) => ({ intent, score: score / sum }))
    .toSorted((a, b) => b.score - a.score);
  const urgency = (margins[HIGH_URGENCY] ?? 0) > 0 ? 3 : (margins[NORMAL_URGENCY] ?? 0) > 0 ? 2 : 1;
  const serviceKind = best(margins, serviceKinds, "problem");
  const otherKind = best(margins, otherKinds, "other");
  return {
    serviceKind,
    otherKind,
    intent: ranked[0]?.intent ?? "information",
    intents: ranked.filter((entry) => entry.score > CHANCE * 1.5).slice(0, MAX_INTENTS),
    urgency,
    unclear: sigmoid(margins[UNCLEAR] ?? 0),
    thanks: otherKind === "praise" && kindMargin(margins, "praise") > kindMargin(margins, serviceKind),
  };
}
