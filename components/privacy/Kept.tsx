import type { VNode } from "preact";

import type { Kept as KeptNow, StoredRow } from "../../lib/models/privacy-model.ts";
import type { StoredKind } from "../../lib/stored.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { words, wordsLanguage, type WordKey } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";

type Props = {
  readonly kept: KeptNow;
  /** Unix ms. */
  readonly now: number;
};

/** Where a person deletes what is kept; the rest is deleted with what it belongs to. */
const places: Readonly<Partial<Record<StoredKind, readonly [page: string, key: WordKey]>>> = {
  closed_cases: ["/options.html#privacy", "privacySetTime"],
  mentions: ["/options.html#privacy", "privacySetTime"],
  imported: ["/import.html", "privacyTakeBack"],
  logged: ["/options.html#privacy", "privacySetTime"],
  corrections: ["/options.html#learned", "privacyDelete"],
  departures: ["/options.html#privacy", "privacySetTime"],
  health: ["/doctor.html", "privacyDelete"],
};

/** What goes with something else, and not by its age. */
const fates: Readonly<Partial<Record<StoredKind, WordKey>>> = {
  open_cases: "storedFate_open_cases",
  customers: "storedFate_customers",
  lines: "storedFate_lines",
  withheld: "storedFate_withheld",
  unsent: "storedFate_unsent",
  log: "storedFate_log",
};

/** Everything that is kept: how many, since when, until when. */
export function Kept({ kept: { rows, nextRun }, now }: Props): VNode {
  return (
    <>
      <p class="soft">
        {nextRun === undefined ? words("privacyNoRun") : words("privacyNextRun", moment(nextRun, now))}{" "}
        {words("privacyTeamKeeps")}
      </p>
      <FiguresTable
        label={words("privacyKept")}
        heads={[
          words("privacyKind"),
          words("privacyCount"),
          words("privacyOldest"),
          words("privacyGoes"),
          words("privacyWhereToDelete"),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{words(`stored_${row.kind}`)}</th>
            <td>{row.count.toLocaleString(wordsLanguage())}</td>
            <td>{row.oldest !== undefined && <Moment at={row.oldest} now={now} />}</td>
            <td>{fateWords(row, now)}</td>
            <td>
              <Place kind={row.kind} />
            </td>
          </tr>
        ))}
      </FiguresTable>
    </>
  );
}

function Place({ kind }: Pick<StoredRow, "kind">): VNode | undefined {
  const place = places[kind];
  if (!place) return undefined;
  const [page, key] = place;
  return (
    <a href={page} aria-label={`${words(key)}: ${words(`stored_${kind}`)}`}>
      {words(key)}
    </a>
  );
}

function fateWords({ kind, oldest, goesAt }: StoredRow, now: number): string {
  const other = fates[kind];
  if (other) return words(other);
  if (goesAt !== undefined) return words("storedOldestGoes", moment(goesAt, now));
  return oldest === undefined ? "" : words("storedStays");
}

function Moment({ at, now }: { readonly at: number; readonly now: number }): VNode {
  return (
    <time dateTime={new Date(at).toISOString()} title={fullMoment(at)}>
      {moment(at, now)}
    </time>
  );
}
