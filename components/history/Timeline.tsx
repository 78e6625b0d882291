import type { VNode } from "preact";

import type { DeclineReason, Outcome } from "../../lib/case/choices.ts";
import type { Contact } from "../../lib/history.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { counted, isolated, words, type WordKey } from "../../lib/words/words.ts";

type Props = {
  /** Newest first. */
  readonly lines: readonly Contact[];
  /** How many there are in all. */
  readonly length: number;
  /** Unix ms. */
  readonly now: number;
};

/** What somebody has been through with us: when, where, who dealt with it, what came of it. */
export function Timeline({ lines, length, now }: Props): VNode {
  if (lines.length === 0) return <p class="soft">{words("historyEmpty")}</p>;
  return (
    <>
      <ol class="timeline">
        {lines.map((line) => (
          <TimelineLine key={line.id} line={line} now={now} />
        ))}
      </ol>
      {length > lines.length && <p class="soft small">{counted("historyOlder", length - lines.length)}</p>}
    </>
  );
}

function TimelineLine({ line, now }: { readonly line: Contact; readonly now: number }): VNode {
  const { kind, at, url, text } = line;
  const time = (
    <time dateTime={new Date(at).toISOString()} title={fullMoment(at)}>
      {moment(at, now)}
    </time>
  );
  return (
    <li class={`timeline-line ${kind}`}>
      <p class="small">
        <span class="timeline-what">{whatHappened(line)}</span>{" "}
        {url === undefined ? (
          <span class="soft">{time}</span>
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {time}
          </a>
        )}
      </p>
      {kind === "mention" && text !== "" && (
        <p class="timeline-text" dir="auto">
          {text}
        </p>
      )}
    </li>
  );
}

const outcomes: Readonly<Record<Outcome, WordKey>> = {
  fixed: "outcome_fixed",
  answered: "outcome_answered",
  compensated: "outcome_compensated",
  no_fix: "outcome_no_fix",
};

const reasons: Readonly<Record<DeclineReason, WordKey>> = {
  not_service: "decline_not_service",
  duplicate: "decline_duplicate",
  wrong_team: "decline_wrong_team",
  spam: "decline_spam",
  unreachable: "decline_unreachable",
  gone: "decline_gone",
};

const channels: Readonly<Record<string, WordKey>> = {
  x: "channel_x",
  facebook: "channel_facebook",
  instagram: "channel_instagram",
  phone: "channel_phone",
  email: "channel_email",
  import: "channel_import",
};

function whatHappened({ kind, text, by, channel, title, direction }: Contact): string {
  const who = by === undefined ? words("historySomebody") : isolated(by);
  switch (kind) {
    case "mention":
      return words("historyMention", named(channels, channel));
    case "handed_off":
    case "claimed":
    case "reopened":
    case "withdrawn":
      return words(`history_${kind}`, who);
    case "waiting":
      return words("history_waiting", who, isolated(text));
    case "resolved":
      return words("history_resolved", who, named(outcomes, text));
    case "declined":
      return words("history_declined", who, named(reasons, text));
    case "call":
    case "mail":
    case "chat":
      return words(`history_${kind}_${direction ?? "in"}`);
    case "ticket":
    case "order":
      return words(`history_${kind}`, isolated(title ?? ""));
    case "note":
      return words("history_note", who);
  }
}

/** Codes that this version does not know are shown as they are. */
function named(keys: Readonly<Record<string, WordKey>>, code: string): string {
  const key = keys[code];
  return key ? words(key) : code;
}
