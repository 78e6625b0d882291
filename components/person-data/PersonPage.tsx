import type { ComponentChildren, VNode } from "preact";

import type { PersonFile } from "../../lib/person-file.ts";
import { fullMoment } from "../../lib/words/times.ts";
import { words, type WordKey } from "../../lib/words/words.ts";
import { tableWords } from "../shared/table-words.ts";

type Row = PersonFile["records"][string][number];

/** What is stored of one person, to be read by them: a page without scripts that needs nothing else. */
export function PersonPage({ file }: { readonly file: PersonFile }): VNode {
  const { accounts, records, departures, madeAt } = file;
  const { contacts = [], importedBlocks = [], cases = [], mentions = [], ...others } = records;
  return (
    <main>
      <h1>{words("personPageTitle")}</h1>
      <p>{words("personPageMade", fullMoment(Date.parse(madeAt)))}</p>
      <h2>{words("personPageAccounts")}</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account}>{account}</li>
        ))}
      </ul>
      <Part title="personPageHistory" rows={newestFirst([...contacts, ...importedBlocks])} />
      <Part title="personPagePosts" rows={mentions} />
      <Part title="personPageCases" rows={cases} />
      {Object.entries(others).map(([table, rows]) => (
        <section key={table}>
          <h2>{tableWords(table, rows.length)}</h2>
          <Rows rows={rows} />
        </section>
      ))}
      <Part title="personPageDepartures" rows={departures} />
      <h2>{words("personPageNot")}</h2>
      <p>{words("personPageNotWords")}</p>
    </main>
  );
}

function Part({ title, rows }: { readonly title: WordKey; readonly rows: readonly Row[] }): VNode {
  return (
    <section>
      <h2>{words(title)}</h2>
      {rows.length === 0 ? <p>{words("personPageNothing")}</p> : <Rows rows={rows} />}
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }): VNode {
  return (
    <ol>
      {rows.map((row, index) => (
        <li key={index}>
          <Value value={row} />
        </li>
      ))}
    </ol>
  );
}

/** A record as names and values, whatever it is: nothing is left out because nobody thought of it. */
function Value({ value }: { readonly value: unknown }): VNode {
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((each: unknown, index) => (
          <li key={index}>
            <Value value={each} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== "object" || value === null) return <>{textOf(undefined, value)}</>;
  return (
    <dl>
      {Object.entries(value).map(([name, each]: [string, unknown]) => (
        <Named key={name} name={name}>
          {typeof each === "object" && each !== null ? <Value value={each} /> : textOf(name, each)}
        </Named>
      ))}
    </dl>
  );
}

function Named({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Fields that end like this are times in Unix ms, and everything else is as it is stored. */
function textOf(name: string | undefined, value: unknown): string {
  const isTime = typeof value === "number" && /^(?:at|since|until)$|(?:At|Until)$/u.test(name ?? "");
  return isTime ? fullMoment(value) : String(value);
}

function newestFirst(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => timeOf(other) - timeOf(one));
}

function timeOf({ at }: Row): number {
  return typeof at === "number" ? at : 0;
}
