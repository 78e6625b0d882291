/** What can be configured, with defaults. Kept in the store; every read is checked with `settingsSchema`. */
import { z } from "zod";

import { memberSchema } from "./member.ts";
import { hiddenKindSchema } from "./redaction/kinds.ts";
import { defaultRetention, retentionSchema } from "./retention.ts";

/** Without `@`; compared without case. */
const handleSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}_.-]+$/u);

const wordListSchema = z.array(z.string().trim().min(1).max(100)).max(200);

export const accountSchema = z.strictObject({
  site: z.string().regex(/^[a-z]{1,20}$/),
  handle: handleSchema,
});
export type Account = z.infer<typeof accountSchema>;

/** How long a handoff can be undone, in seconds; longer for people who need more time (WCAG 2.2.1). */
export const undoSecondsSchema = z.union([z.literal(10), z.literal(20), z.literal(60)]);

/** What weighs more: a service request that is missed, or a flag that is wrong. */
export const balanceSchema = z.enum(["few_misses", "balanced", "few_false_flags"]);

export const settingsSchema = z.strictObject({
  version: z.literal(1),
  /** Our brand's accounts. Empty: the account that the page is logged in with counts as ours. */
  accounts: z.array(accountSchema).max(200),
  /** Names the brand goes by in text, beside its handles. */
  brandNames: z.array(z.string().min(1).max(100)).max(100),
  /** Words or phrases that always make a mention a service request (a recall), and that never do (a contest). */
  alwaysWords: wordListSchema,
  neverWords: wordListSchema,
  /** Suggested words that somebody decided to leave alone, newest last. */
  ignoredWords: wordListSchema.default([]),
  /** Handles of people who work for us: what they write is never flagged. */
  staff: z.array(handleSchema).max(500),
  me: memberSchema,
  /** Sites that Baton is switched off on, by `Mention.site`. */
  sitesOff: z.array(z.string().max(20)).max(20),
  undoSeconds: undoSecondsSchema,
  /** A case is due its first response this many minutes after the handoff. */
  firstResponseMinutes: z.number().int().min(1).max(10_080),
  balance: balanceSchema,
  /** What is hidden in words before they leave for a team; a kind that is missing is told. */
  hiddenKinds: z.array(hiddenKindSchema).default([...hiddenKindSchema.options]),
  /** How long each kind of data stays in this browser. */
  retention: retentionSchema.default({ ...defaultRetention }),
  /** The first-run page was completed. */
  introduced: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export function defaultSettings(memberId: string): Settings {
  return {
    version: 1,
    accounts: [],
    brandNames: [],
    alwaysWords: [],
    neverWords: [],
    ignoredWords: [],
    staff: [],
    me: { id: memberId, name: "Me", role: "marketer" },
    sitesOff: [],
    undoSeconds: 10,
    firstResponseMinutes: 60,
    balance: "balanced",
    hiddenKinds: [...hiddenKindSchema.options],
    retention: { ...defaultRetention },
    introduced: false,
  };
}
