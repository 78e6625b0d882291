import type { VNode } from "preact";

import type { Contact } from "../../lib/history.ts";
import { declineReasons, outcomes } from "../../lib/case/choices.ts";
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
