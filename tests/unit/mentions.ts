/** Invented mentions for tests. */
import type { Verdict } from "../../lib/verdict.ts";
import type { Mention } from "../../lib/mention.ts";

export function mentionBy(handle: string, id: string, text: string, more: Partial<Mention> = {}): Mention {
  return {
    key: `x:${id}`,
    site: "x",
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: { handle, name: handle, verified: false },
    text,
    links: [],
    mentionedHandles: ["northlane"],
    translated: false,
    truncated: false,
    edited: false,
    hasMedia: false,
    postedAt: "2026-11-20T10:00:00.000Z",
    surface: "mentions",
    ...more,
  };
}

/** What a detector would say of somebody who waits for a parcel. */
export const parcelVerdict: Verdict = {
  score: 0.9,
  answer: "service",
  confidence: "sure",
  kind: "problem",
  intent: "delivery",
  intents: [],
  urgency: 2,
  language: "en",
  evidence: [],
  context: [],
};
