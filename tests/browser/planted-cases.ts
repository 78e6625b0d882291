/** Cases in every state, as they would lie in the store after a while: for tests that need many at once. */
import type { Case } from "../../lib/case/case.ts";
import type { Member } from "../../lib/member.ts";

const HOUR = 60 * 60 * 1000;
const ada: Member = { id: "ada", name: "Ada", role: "marketer" };
const mira: Member = { id: "mira", name: "Mira", role: "agent" };

type Part = Pick<Case, "status"> & Partial<Case>;

/** One part a state that a chip and a list tell apart. @param now Unix ms */
function parts(now: number): readonly Part[] {
  const owner = { member: mira, since: now - HOUR };
  const end = { by: mira, at: now - HOUR / 2 };
  return [
    { status: "handed_off" },
    { status: "handed_off", delivery: "held", releaseAt: now + HOUR, handedOff: { by: mira, at: now } },
    { status: "claimed", owner, notes: [{ text: "Asked the depot.", by: mira, at: now - HOUR / 2 }] },
    { status: "waiting", owner, waiting: { until: now + 24 * HOUR, reason: "the parcel's number" } },
    {
      status: "resolved",
      resolution: { outcome: "fixed", cause: "delivery", note: "Found at the depot.", ...end },
    },
    { status: "declined", decline: { reason: "wrong_team", note: "", ...end } },
  ];
}

/** A case for each of `mentions`, in turn in every state. @param now Unix ms */
export function casesOf(
  mentions: readonly { readonly key: string; readonly author: { readonly handle: string } }[],
  now: number,
): Case[] {
  const states = parts(now);
  return mentions.map(({ key, author }, index) => ({
    id: `case-${index.toString(16).padStart(32, "0")}`,
    site: "x",
    customerKey: `x:${author.handle.toLowerCase()}`,
    mentionKeys: [key],
    delivery: "sent",
    releaseAt: now - 2 * HOUR,
    beganAt: now - 2 * HOUR,
    handedOff: { by: ada, at: now - 2 * HOUR },
    fence: 0,
    notes: [],
    reopenCount: 0,
    outcomeSeen: false,
    updatedAt: now - HOUR / 2,
    revision: 1,
    status: "handed_off",
    ...states[index % states.length],
  }));
}
