/**
 * The person whose data is asked for or to be erased (the GDPR's data subject): their accounts, and what of theirs the store
 * knows by other names. Found whole, however long that takes: what is not found here is neither told nor erased.
 */
import { isNobody } from "../case/forget.ts";
import { customerKeyOf } from "../customer.ts";
import type { Database } from "./database.ts";
import { linesOf } from "./lines.ts";
import type { MentionRow } from "./rows.ts";

export type Subject = {
  /** `Customer.key` of each account. */
  readonly accounts: readonly string[];
  /** `Mention.key` of what they wrote, private messages included. */
  readonly mentionKeys: Set<string>;
  readonly caseIds: Set<string>;
  /** `Contact.id` of the lines of their timelines. */
  readonly lineIds: Set<string>;
  /** Whether one of their names stands in a value, whatever its shape: for rows that fit no schema. */
  readonly isNamedIn: (value: unknown) => boolean;
};

/**
 * @param accounts `Customer.key`s
 * @param caseIds cases that are theirs, also such as name nobody: what came without its personal part
 */
export async function findSubject(
  database: Database,
  accounts: readonly string[],
  caseIds: readonly string[] = [],
): Promise<Subject> {
  const named = (await database.cases.bulkGet([...caseIds])).filter((state) => state !== undefined);
  const keys = [...accounts, ...named.map(({ customerKey }) => customerKey)];
  const real = [...new Set(keys)].filter((key) => !isNobody(key));
  const known = new Set(real);
  const cases = [...(await database.cases.where("customerKey").anyOf(real).toArray()), ...named];
  const lines = await linesOf(database, real);
  const mentions = await database.mentions.filter((row) => known.has(authorOf(row))).toArray();
  const mentionKeys = new Set([
    ...mentions.map(({ key }) => key),
    ...lines.filter(({ kind }) => kind === "mention").map(({ id }) => id),
    ...cases.flatMap((state) => state.mentionKeys).filter((key) => !isNobody(key)),
  ]);
  const customers = await database.customers.bulkGet(real);
  const names = [
    ...real.flatMap((key) => [key, key.slice(key.indexOf(":") + 1)]),
    ...customers.flatMap((customer) => (customer ? [customer.name, customer.siteId ?? ""] : [])),
    ...lines.map(({ name = "" }) => name),
    ...mentionKeys,
  ];
  return {
    accounts: real,
    mentionKeys,
    caseIds: new Set(cases.map(({ id }) => id)),
    lineIds: new Set(lines.map(({ id }) => id)),
    isNamedIn: nameFinder(names),
  };
}

/** What either of them has. */
export function bothSubjects(one: Subject, other: Subject): Subject {
  return {
    accounts: [...new Set([...one.accounts, ...other.accounts])],
    mentionKeys: one.mentionKeys.union(other.mentionKeys),
    caseIds: one.caseIds.union(other.caseIds),
    lineIds: one.lineIds.union(other.lineIds),
    isNamedIn: (value) => one.isNamedIn(value) || other.isNamedIn(value),
  };
}

/** The account that wrote a mention; of a row that does not fit, none. */
export function authorOf(row: MentionRow): string {
  const author: Partial<MentionRow["mention"]["author"]> | undefined = row.mention?.author;
  return author?.handle === undefined ? "" : customerKeyOf(row.mention);
}

/** Names are looked for as whole words, without case: `ines` is not found in `lines`. */
function nameFinder(names: readonly string[]): (value: unknown) => boolean {
  const sought = [...new Set(names.map((name) => name.trim()))].filter((name) => name.length > 1);
  if (sought.length === 0) return () => false;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:${sought.map((name) => escaped(name)).join("|")})(?![\\p{L}\\p{N}_])`,
    "iu",
  );
  return (value) => pattern.test(textOf(value));
}

/** As JSON, where it has a form in JSON; strings as they are. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
