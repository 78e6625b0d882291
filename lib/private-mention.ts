/** What of a private message may be told to a team before its words are: that there is one, and whose. */
import type { CarriedMention } from "./case/event.ts";

/** The mention without a word of what was written, quoted or linked in it. */
export function withoutWords({ mention, verdict, firstSeenAt }: CarriedMention): CarriedMention {
  const { quoted: _quoted, ...rest } = mention;
  return {
    mention: { ...rest, text: "", links: [], mentionedHandles: [] },
    verdict: { ...verdict, evidence: [] },
    firstSeenAt,
  };
}
