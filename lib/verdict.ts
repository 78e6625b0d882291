/**
 * What the detector says of one mention, by the project's definition of a service request
 * (docs/model-card.md): should someone in customer service act on it or answer it?
 */
import { z } from "zod";

export const kinds = [
  "problem",
  "question",
  "request",
  "complaint",
  "follow_up",
  "praise",
  "feedback",
  "lead",
  "engagement",
  "news",
  "abuse_or_spam",
  "brand_reply",
  "other",
] as const;
export const kindSchema = z.enum(kinds);
export type Kind = z.infer<typeof kindSchema>;

export const intents = [
  "delivery",
  "billing",
  "account",
  "outage",
  "technical",
  "product",
  "booking",
  "staff",
  "information",
  "cancel",
  "safety",
  "none",
] as const;
export const intentSchema = z.enum(intents);
export type Intent = z.infer<typeof intentSchema>;

/** 0 nothing to do, 1 can wait, 2 normal (same day), 3 now. */
export const urgencySchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Urgency = z.infer<typeof urgencySchema>;

/** Confidence in words: how often the detector is right when it says so. */
export const confidenceSchema = z.enum(["sure", "likely", "maybe"]);
export type Confidence = z.infer<typeof confidenceSchema>;

/** Words of the mention that counted; `start` and `end` are UTF-16 offsets into its text, always whole words. */
export const evidenceSchema = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  text: z.string(),
  /** By how much the score (0 to 1) falls when these words are removed. */
  weight: z.number(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const verdictSchema = z.strictObject({
  /** Calibrated probability (0 to 1) that this is a service request. */
  score: z.number().min(0).max(1),
  /** `unsure` is an honest third answer: it cannot be told from these words. */
  answer: z.enum(["service", "not_service", "unsure"]),
  confidence: confidenceSchema,
  kind: kindSchema,
  intent: intentSchema,
  /** The intents above chance, most probable first; `score` is a probability (0 to 1). */
  intents: z.array(z.strictObject({ intent: intentSchema, score: z.number().min(0).max(1) })),
  urgency: urgencySchema,
  /** BCP 47 primary tag of the language it was read as, `und` when unknown. */
  language: z.string(),
  /** At most three spans, strongest first. */
  evidence: z.array(evidenceSchema).max(3),
  /** Facts beside the words that counted. */
  context: z.array(
    z.enum([
      "replies_to_brand",
      "open_case",
      "brand_author",
      "staff_author",
      "repost",
      "corrected",
      "similar_corrected",
      "always_word",
      "never_word",
      "image_not_read",
      "translated",
      "truncated",
    ]),
  ),
});
export type Verdict = z.infer<typeof verdictSchema>;
