import type { VNode } from "preact";

import type { Facts } from "../../lib/facts.ts";
import type { HistorySummary } from "../../lib/history-summary.ts";
import { language, numberWords } from "../../lib/words/names.ts";
import { calendarDay } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { summaryWords } from "./summary-words.ts";

type Props = {
  readonly facts: Facts;
  readonly summary: HistorySummary;
  /** Unix ms. */
  readonly now: number;
};

/** The person at one glance: what they have been through in one line, and what is known of them. */
export function Glance({ facts, summary, now }: Props): VNode {
  const { vip, value, language: spoken, customerSince, followers, tags = [], doNotContact } = facts;
  const known = [
    value !== undefined && words("factValue", isolated(value)),
    spoken !== undefined && words("factLanguage", language(spoken)),
    customerSince !== undefined && words("factSince", calendarDay(customerSince)),
    followers !== undefined && words("factFollowers", numberWords(followers)),
  ].filter((part) => typeof part === "string");
  return (
    <div class="glance">
      {doNotContact && (
        <p class="notice problem" role="note">
          {words("factDoNotContact")}
        </p>
      )}
      <p class="summary-line">{summaryWords(summary, now)}</p>
      {(vip || tags.length > 0) && (
        <ul class="pills" aria-label={words("factTags")}>
          {vip && <li class="pill accent">{words("factVip")}</li>}
          {tags.map((tag) => (
            <li key={tag} class="pill">
              <bdi>{tag}</bdi>
            </li>
          ))}
        </ul>
      )}
      {known.length > 0 && <p class="soft small">{known.join(" · ")}</p>}
    </div>
  );
}
