/** A row of a file as a line of a customer's timeline. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

import { accountKey } from "../customer.ts";
import { contactAtOf, type Contact } from "../history.ts";
import type { Account, ImportedRow } from "../import/row.ts";
import type { ImportRun } from "../import/run.ts";

export function accountKeyOf({ channel, name }: Account): string {
  return accountKey(channel, name);
}

export function lineOf(row: ImportedRow, { id: importId, file, mapping }: ImportRun): Contact {
  const { accounts, orders, kind, at, channel, name, title, text, state, line: lineInFile } = row;
  const [customerKey = "", ...others] = accounts.map(accountKeyOf);
  const line: Contact = {
    id: lineId(row, customerKey, mapping.source),
    customerKey,
    at,
    channel,
    kind,
    text,
    source: { name: file.name, importId, line: lineInFile },
    ...contactAtOf({ kind, at }),
  };
  // Assigned where there is something: of a million rows, so many objects less.
  if (name !== undefined) line.name = name;
  if (title !== undefined) line.title = title;
  if (state !== undefined) line.state = state;
  if (others.length > 0 || orders) {
    const traces = [...others.map(traceOf), ...(orders ?? []).map((order) => `order:${order.toUpperCase()}`)];
    if (traces.length > 0) line.traces = [...new Set(traces)].slice(0, 20);
  }
  return line;
}

/** As `lib/traces.ts` writes what may tell who somebody is. */
function traceOf(key: string): string {
  return /^(?:email|phone):/u.test(key) ? key : `account:${key}`;
}

/** The same row has the same id whenever it is imported: its source's own, else what it says. */
function lineId({ id, kind, at, title, text }: ImportedRow, customerKey: string, source: string): string {
  if (id !== undefined) return `import:${source}:${kind}:${id}`;
  const said = JSON.stringify([customerKey, at, title, text]);
  return `import:${source}:${kind}:~${bytesToHex(sha256(new TextEncoder().encode(said))).slice(0, 32)}`;
}

/** Whether an import would change nothing but where the line came from. */
export function saysTheSame(one: Contact, other: Contact): boolean {
  return (
    one.customerKey === other.customerKey &&
    one.at === other.at &&
    one.channel === other.channel &&
    one.name === other.name &&
    one.text === other.text &&
    one.title === other.title &&
    one.state === other.state &&
    String(one.traces) === String(other.traces)
  );
}
