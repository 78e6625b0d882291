import type { HistorySummary } from "../../lib/history-summary.ts";
import { moment } from "../../lib/words/times.ts";
import { counted, enumerated, isolated, words } from "../../lib/words/words.ts";
import { declineWords, outcomeWords } from "./line-words.ts";

/** Days up to which a span is said in days, and in weeks. */
const [MOST_DAYS, MOST_WEEKS] = [13, 70];

/** "4 contacts in 3 weeks, 2 about the same order 40012345, last answered by mail on 12 Mar". */
export function summaryWords(summary: HistorySummary, now: number): string {
  const { contacts, days, repeated, openCases, last } = summary;
  if (contacts === 0 && openCases === 0 && !last) return words("summaryNone");
  const count = counted("overlayContacts", contacts);
  const parts = [
    days === undefined ? count : words("summaryWithin", count, spanWords(days)),
    repeated && repeatedWords(repeated),
    openCases > 0 && counted("summaryOpen", openCases),
    last ? lastWords(last, now) : contacts > 0 && words("summaryNoAnswer"),
  ];
  return enumerated(parts.filter((part) => typeof part === "string"));
}

function spanWords(days: number): string {
  if (days <= MOST_DAYS) return counted("summaryDays", days);
  if (days <= MOST_WEEKS) return counted("summaryWeeks", Math.round(days / 7));
  return counted("summaryMonths", Math.round(days / 30.44));
}

function repeatedWords(repeated: NonNullable<HistorySummary["repeated"]>): string {
  return repeated.what === "order"
    ? counted("summarySameOrder", repeated.count, isolated(repeated.order))
    : counted("summarySameTopic", repeated.count, words(`intent_${repeated.topic}`));
}

function lastWords(last: NonNullable<HistorySummary["last"]>, now: number): string {
  const when = moment(last.at, now);
  switch (last.what) {
    case "answered":
      return words(`summaryLast_${last.by}`, when);
    case "resolved":
      return words("summaryLast_resolved", outcomeWords(last.code), when);
    case "declined":
      return words("summaryLast_declined", declineWords(last.code), when);
  }
}
