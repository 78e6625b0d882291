/**
 * Whether a row is one, told in a tenth of the time that its schema takes: for the million that are. What is not found to be
 * one here is for the schema to say; a test holds the two against each other.
 */
import { importKinds } from "./mapping.ts";
import {
  accountChannels,
  importedRowSchema,
  MAX_ACCOUNTS,
  MAX_ID,
  MAX_TEXT,
  MAX_TITLE,
  type ImportedRow,
} from "./row.ts";

const fields: ReadonlySet<string> = new Set(importedRowSchema.keyof().options);
const kinds: ReadonlySet<unknown> = new Set(importKinds);
const channels: ReadonlySet<unknown> = new Set(accountChannels);

export function isPlainRow(row: unknown): row is ImportedRow {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return false;
  const {
    line,
    accounts,
    kind,
    at,
    channel,
    id,
    name,
    title,
    text,
    state,
    orders,
  }: Partial<Record<keyof ImportedRow, unknown>> = row;
  return (
    isCount(line) &&
    line > 0 &&
    isList(accounts, MAX_ACCOUNTS, isAccount) &&
    accounts.length > 0 &&
    kinds.has(kind) &&
    isCount(at) &&
    isText(channel, 20) &&
    (id === undefined || isText(id, MAX_ID)) &&
    (name === undefined || isText(name, 300)) &&
    (title === undefined || isText(title, MAX_TITLE)) &&
    typeof text === "string" &&
    text.length <= MAX_TEXT &&
    (state === undefined || isText(state, 100)) &&
    (orders === undefined || isList(orders, 5, isOrder)) &&
    Object.keys(row).every((field) => fields.has(field))
  );
}

function isAccount(account: unknown): boolean {
  if (typeof account !== "object" || account === null || Object.keys(account).length !== 2) return false;
  return (
    "channel" in account && channels.has(account.channel) && "name" in account && isText(account.name, 240)
  );
}

function isOrder(order: unknown): boolean {
  return isText(order, 60);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown, longest: number): boolean {
  return typeof value === "string" && value !== "" && value.length <= longest;
}

function isList(value: unknown, longest: number, isOne: (each: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.length <= longest && value.every(isOne);
}
