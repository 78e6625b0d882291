/** What the toolbar badge says: cases waiting on *you*, by role. */
import type { Member } from "../member.ts";
import { isClosed, type Case } from "./case.ts";

/** Tones tell apart by colour what the text tells in signs; colour never stands alone. */
export type BadgeTone = "news" | "waiting" | "late";

export type Badge = {
  /** At most four characters; empty when nothing waits on this person. */
  readonly text: string;
  readonly tone: BadgeTone;
  /** The same in words: a key of the translations, and what it counts. */
  readonly words: "badgeNothing" | "badgeOutcomes" | "badgeUnclaimed" | "badgeLate" | "badgeOldest";
  readonly count: number;
  /** For `badgeOldest`: the age of the oldest case, in ms. */
  readonly age: number;
};

const MINUTE = 60_000;
const nothing: Badge = { text: "", tone: "news", words: "badgeNothing", count: 0, age: 0 };

export function badgeFor(
  cases: readonly Case[],
  me: Member,
  now: number,
  firstResponseMinutes: number,
): Badge {
  switch (me.role) {
    case "marketer": {
      const news = cases.filter(
        (each) => isClosed(each) && !each.outcomeSeen && each.handedOff.by.id === me.id,
      );
      return counted(news.length, "news", "badgeOutcomes");
    }
    case "agent":
      return counted(
        cases.filter((each) => waitsForAgent(each, me, now)).length,
        "waiting",
        "badgeUnclaimed",
      );
    case "lead":
    case "admin":
      return forLead(cases.filter(isUnclaimed), now, firstResponseMinutes);
  }
}

/** Sent to service and in nobody's hands. */
export function isUnclaimed(state: Case): boolean {
  return state.status === "handed_off" && state.delivery === "sent";
}

/** The first response is overdue. */
export function isLate(state: Case, now: number, firstResponseMinutes: number): boolean {
  return isUnclaimed(state) && now - state.handedOff.at > firstResponseMinutes * MINUTE;
}

/** The time that its owner gave the customer is over: somebody looks again. */
export function isDue(state: Case, now: number): boolean {
  return state.status === "waiting" && (state.waiting?.until ?? 0) <= now;
}

function waitsForAgent(state: Case, me: Member, now: number): boolean {
  return isUnclaimed(state) || (state.owner?.member.id === me.id && isDue(state, now));
}

function forLead(unclaimed: readonly Case[], now: number, firstResponseMinutes: number): Badge {
  const late = unclaimed.filter((each) => isLate(each, now, firstResponseMinutes)).length;
  if (late > 0)
    return { text: late > 99 ? "99+!" : `${late}!`, tone: "late", words: "badgeLate", count: late, age: 0 };
  if (unclaimed.length === 0) return nothing;
  const age = now - Math.min(...unclaimed.map((each) => each.handedOff.at));
  return { text: shortAge(age), tone: "waiting", words: "badgeOldest", count: unclaimed.length, age };
}

function counted(count: number, tone: BadgeTone, words: Badge["words"]): Badge {
  return count === 0 ? nothing : { text: count > 99 ? "99+" : String(count), tone, words, count, age: 0 };
}

/** "4m", "3h", "12d": at most four characters. */
function shortAge(age: number): string {
  const minutes = Math.max(0, Math.floor(age / MINUTE));
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.min(999, Math.floor(hours / 24))}d`;
}
