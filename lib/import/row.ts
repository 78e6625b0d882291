/** A line of a file as it comes into a customer's timeline: what a mapping makes of a record. */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { clean, cleanLine, cut, withoutMarkup } from "./clean.ts";
import { readDate } from "./dates.ts";
import { accountMeanings, importKinds, type AccountMeaning, type Mapping, type Meaning } from "./mapping.ts";
import { readAddress, readHandle, readPhone } from "./identifiers.ts";
import { excerptOf, type RawRecord, type RowProblem, type RowProblemCode } from "./record.ts";

export const MAX_TEXT = 30_000;
export const MAX_TITLE = 300;
export const MAX_ACCOUNTS = 12;
export const MAX_ID = 180;

export const accountChannels = ["x", "facebook", "instagram", "email", "phone", "crm"] as const;
export type AccountChannel = (typeof accountChannels)[number];

/** What the page sends of a line; the background checks each. */
export const importedRowSchema = z.strictObject({
  line: z.number().int().positive(),
  /** The first is the customer's account; the others tell who else that may be. */
  accounts: z
    .array(z.strictObject({ channel: z.enum(accountChannels), name: z.string().min(1).max(240) }))
    .min(1)
    .max(MAX_ACCOUNTS),
  kind: z.enum(importKinds),
  at: instantSchema,
  channel: z.string().min(1).max(20),
  /** Absent where there is none. */
  id: z.string().min(1).max(MAX_ID).optional(),
  name: z.string().min(1).max(300).optional(),
  title: z.string().min(1).max(MAX_TITLE).optional(),
  text: z.string().max(MAX_TEXT),
  state: z.string().min(1).max(100).optional(),
  /** Order numbers. */
  orders: z.array(z.string().min(1).max(60)).max(5).optional(),
});
export type ImportedRow = z.infer<typeof importedRowSchema>;
export type Account = ImportedRow["accounts"][number];

export type Mapped = {
  readonly row?: ImportedRow;
  readonly problems: readonly RowProblem[];
};

const channelOf: Readonly<Record<AccountMeaning, AccountChannel>> = {
  x: "x",
  facebook: "facebook",
  instagram: "instagram",
  email: "email",
  phone: "phone",
  customer_id: "crm",
};

/** Made once for a file: which columns are which. */
export function createMapper(header: readonly string[], mapping: Mapping): (record: RawRecord) => Mapped {
  const indexes = new Map<Meaning, number[]>();
  for (const [index, meaning] of mapping.columns.entries()) {
    indexes.set(meaning, [...(indexes.get(meaning) ?? []), index]);
  }
  const accountColumns = accountMeanings.flatMap((meaning) =>
    (indexes.get(meaning) ?? []).map((index) => ({ meaning, channel: channelOf[meaning], index })),
  );
  const [dateColumn = -1] = indexes.get("date") ?? [];
  const of = (meaning: Meaning): readonly number[] => indexes.get(meaning) ?? [];
  const [ids, names, subjects, states, sites] = [
    of("id"),
    of("name"),
    of("subject"),
    of("status"),
    of("channel"),
  ];
  const [orderColumns, words] = [of("order"), [...of("text"), ...of("value")]];
  const meant = [...mapping.columns.keys()].filter((index) => mapping.columns[index] !== "ignored");
  const reading = { order: mapping.dateOrder, zone: mapping.zone };

  return (record) => {
    const { line, cells } = record;
    const { accounts, problems } = readAccounts(record, header, accountColumns, mapping.country);
    if (accounts.length === 0) {
      const [unreadable = { line, code: "no_customer" as const }] = problems;
      return { problems: [{ ...unreadable, isKept: false, cells }] };
    }
    const at = readDate(cleanLine(cells[dateColumn] ?? ""), reading);
    if (at === undefined) return { problems: [dateProblem(record, header, dateColumn)] };

    const text = textOf(words, cells);
    if (text.length > MAX_TEXT) problems.push(about("text_cut", record, header, words[0] ?? 0));
    const broken = meant.find((index) => cells[index]?.includes("\uFFFD"));
    if (broken !== undefined) problems.push(about("characters_unreadable", record, header, broken));
    const orders = orderColumns.flatMap((index) => readOrder(cells[index] ?? "") ?? []);
    const title = firstOf(subjects, cells, MAX_TITLE) || (mapping.kind === "order" ? (orders[0] ?? "") : "");
    const id = firstOf(ids, cells, MAX_ID);
    const name = firstOf(names, cells, 300);
    const state = firstOf(states, cells, 100);
    return {
      problems,
      row: {
        line,
        accounts,
        kind: mapping.kind,
        at,
        channel: contactChannel(firstOf(sites, cells, 100), mapping),
        ...(id !== "" && { id }),
        ...(name !== "" && { name }),
        ...(title !== "" && { title }),
        text: cut(text, MAX_TEXT),
        ...(state !== "" && { state }),
        ...(orders.length > 0 && { orders: orders.slice(0, 5) }),
      },
    };
  };
}

/** What the first of these columns says that says anything. */
function firstOf(indexes: readonly number[], cells: readonly string[], length: number): string {
  for (const index of indexes) {
    const value = cleanLine(cells[index] ?? "");
    if (value !== "") return cut(value, length);
  }
  return "";
}

function textOf(indexes: readonly number[], cells: readonly string[]): string {
  const texts = indexes.map((index) => clean(withoutMarkup(cells[index] ?? "")));
  return texts.length === 1 ? (texts[0] ?? "") : texts.filter((each) => each !== "").join("\n\n");
}

type AccountColumn = {
  readonly meaning: AccountMeaning;
  readonly channel: AccountChannel;
  readonly index: number;
};

/** Who the customer is, by all columns that say it, in their order; and what in them could not be read. */
function readAccounts(
  record: RawRecord,
  header: readonly string[],
  columns: readonly AccountColumn[],
  country: string,
): { accounts: Account[]; problems: RowProblem[] } {
  const accounts: Account[] = [];
  const problems: RowProblem[] = [];
  for (const { meaning, channel, index } of columns) {
    const value = cleanLine(record.cells[index] ?? "");
    if (value === "") continue;
    const name = readAccount(meaning, value, country);
    const isKnown = accounts.some((each) => each.channel === channel && each.name === name);
    if (name === undefined) problems.push(about(unreadable[meaning], record, header, index));
    else if (!isKnown && accounts.length < MAX_ACCOUNTS) accounts.push({ channel, name });
  }
  return { accounts, problems };
}

/** The line came in without what stands in that column. */
function about(
  code: RowProblemCode,
  { line, cells }: RawRecord,
  header: readonly string[],
  index: number,
): RowProblem {
  return {
    line,
    code,
    isKept: true,
    column: header[index] ?? "",
    excerpt: excerptOf(cells[index] ?? ""),
  };
}

function dateProblem(record: RawRecord, header: readonly string[], index: number): RowProblem {
  const isMissing = cleanLine(record.cells[index] ?? "") === "";
  const problem = about(isMissing ? "date_missing" : "date_unreadable", record, header, index);
  return { ...problem, isKept: false, cells: record.cells };
}

const unreadable: Readonly<Record<AccountMeaning, RowProblemCode>> = {
  x: "handle_unreadable",
  facebook: "handle_unreadable",
  instagram: "handle_unreadable",
  email: "address_unreadable",
  phone: "phone_unreadable",
  customer_id: "no_customer",
};

function readAccount(meaning: AccountMeaning, value: string, country: string): string | undefined {
  switch (meaning) {
    case "email":
      return readAddress(value);
    case "phone":
      return readPhone(value, country);
    case "customer_id":
      return value.length <= 240 ? value : undefined;
    case "x":
    case "facebook":
    case "instagram":
      return readHandle(value);
  }
}

function readOrder(value: string): string | undefined {
  const number = cleanLine(value).replace(/^#/u, "");
  return number === "" || number.length > 60 ? undefined : number;
}

/** What help desks call their channels, and what Baton does. */
const channels: readonly (readonly [RegExp, string])[] = [
  [/e?mail/u, "email"],
  [/phone|voice|call|telefon/u, "phone"],
  [/chat|messag|widget|whatsapp|sms|conversation/u, "chat"],
  [/twitter|^x(?: corp)?$/u, "x"],
  [/facebook/u, "facebook"],
  [/instagram/u, "instagram"],
];

function contactChannel(value: string, { kind }: Mapping): string {
  const plain = value.toLowerCase();
  if (plain !== "") return channels.find(([pattern]) => pattern.test(plain))?.[1] ?? cut(plain, 20);
  return { ticket: "import", order: "import", call: "phone", mail: "email", chat: "chat", note: "import" }[
    kind
  ];
}
