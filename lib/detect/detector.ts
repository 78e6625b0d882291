/**
 * The interface of a detector: text and what is known around it in, a verdict out. Synchronous and pure,
 * so that one annotated batch is one task of the background and the same mention always reads the same.
 */
import type { Correction } from "../correction.ts";
import type { Verdict } from "../verdict.ts";
import type { Balance } from "./answer.ts";
import type { BrandWords } from "./brand-words.ts";

/** What the detector may know beside the words. Absent means unknown, not "no". */
export type DetectionContext = {
  /** The mention answers a post of one of our accounts. */
  readonly repliesToBrand?: boolean;
  /** The author has an open case in this conversation. */
  readonly openCase?: boolean;
  /** Written by one of our own accounts. */
  readonly brandAuthor?: boolean;
  /** Written by a person on the staff list. */
  readonly staffAuthor?: boolean;
  readonly repost?: boolean;
};

export type DetectionInput = {
  readonly text: string;
  /** BCP 47, as the page states it. */
  readonly language?: string;
  /** Handles and names of our own brand: masked, so that no brand name is a feature. */
  readonly brandNames: readonly string[];
  readonly context: DetectionContext;
  /** Words with which the brand overrules the model. */
  readonly brandWords?: BrandWords;
  /** Which mistake the brand would rather live with; "balanced" when absent. */
  readonly balance?: Balance;
  /** What people on this machine corrected, as `joined` of corrections.ts gives it. */
  readonly corrections?: readonly Correction[];
};

export type Detector = {
  detect(input: DetectionInput): Verdict;
};
