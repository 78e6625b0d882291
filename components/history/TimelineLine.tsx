import type { VNode } from "preact";

import type { Contact } from "../../lib/history.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { accountWords, whatHappened } from "./line-words.ts";

type Props = {
  readonly line: Contact;
  /** Unix ms. */
  readonly now: number;
  /** The person has several accounts: each line says which it came from. */
  readonly isNamed: boolean;
};

const steps: ReadonlySet<Contact["kind"]> = new Set([
  "handed_off",
  "claimed",
  "waiting",
  "resolved",
  "declined",
  "reopened",
  "withdrawn",
]);

/** One thing that happened. The list item around it is the list's. */
export function TimelineLine({ line, now, isNamed }: Props): VNode {
  const { kind, at, url, text, title, state, by, source, customerKey, reserved } = line;
  const time = (
    <time dateTime={new Date(at).toISOString()} title={fullMoment(at)}>
      {moment(at, now)}
    </time>
  );
  const hasTitle = title !== undefined && kind !== "ticket" && kind !== "order";
  const from = [
    isNamed && accountWords(customerKey),
    by !== undefined && !steps.has(kind) && kind !== "note" && words("lineLoggedBy", isolated(by)),
    state !== undefined && kind !== "resolved" && words("lineState", isolated(state)),
    source && words("lineSource", isolated(source.name), source.line),
  ].filter((part) => typeof part === "string");
  return (
    <>
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
      {from.length > 0 && <p class="soft small">{from.join(" · ")}</p>}
      {hasTitle && (
        <p class="small" dir="auto">
          <strong>{title}</strong>
        </p>
      )}
      {reserved && <p class="soft small">{words("lineReserved")}</p>}
      {!steps.has(kind) && text !== "" && (
        <p class="timeline-text" dir="auto">
          {text}
        </p>
      )}
    </>
  );
}
