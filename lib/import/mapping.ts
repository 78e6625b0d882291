/** What the columns of a file mean, as guessed and as the person corrected it. */
import { z } from "zod";

/** Wider files are refused: nobody could look such a mapping through. */
export const MAX_COLUMNS = 500;

export const meanings = [
  "x",
  "facebook",
  "instagram",
  "email",
  "phone",
  "customer_id",
  "name",
  "id",
  "order",
  "date",
  "subject",
  "text",
  "status",
  "channel",
  "value",
  "ignored",
] as const;
/** `x`, `facebook`, `instagram` are handles there; `id` is the line's own, `customer_id` the customer's in the company's books. */
export type Meaning = (typeof meanings)[number];

/** What a line of the file becomes in the customer's timeline. */
export const importKinds = ["ticket", "order", "call", "mail", "chat", "note"] as const;
export type ImportKind = (typeof importKinds)[number];

/** Whether 03/04 is the third of April or the fourth of March. */
export type DateOrder = "dmy" | "mdy";

export const mappingSchema = z.strictObject({
  /** One for each column, in the file's order. */
  columns: z.array(z.enum(meanings)).max(MAX_COLUMNS),
  kind: z.enum(importKinds),
  /** What lines of this source are known by; ids count within it. */
  source: z.string().trim().min(1).max(100),
  /** ISO 3166 code of the country whose phone numbers come without one. */
  country: z.string().regex(/^[A-Z]{2}$/u),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  /** What times without a time zone are meant in. */
  zone: z.enum(["local", "utc"]),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** The columns that say who the customer is, in the order in which they decide it. */
export const accountMeanings = ["x", "facebook", "instagram", "email", "phone", "customer_id"] as const;
export type AccountMeaning = (typeof accountMeanings)[number];

export type MappingProblem = "no_customer_column" | "no_date_column" | "two_dates" | "date_order_unclear";

/** What is still wrong with a mapping; undefined when it can be used. */
export function mappingProblem(
  { columns, dateOrder }: Mapping,
  order: OrderSeen,
): MappingProblem | undefined {
  if (!columns.some((meaning) => accountMeanings.some((each) => each === meaning)))
    return "no_customer_column";
  const dates = columns.filter((meaning) => meaning === "date").length;
  if (dates === 0) return "no_date_column";
  if (dates > 1) return "two_dates";
  return order === "unclear" && dateOrder === undefined ? "date_order_unclear" : undefined;
}

/** What the dates of a column say of their order: `none` has no such dates, `unclear` fits both. */
export type OrderSeen = DateOrder | "unclear" | "none";

/** A header's name as names are compared: "E-Mail Address" and "email_address" are one. */
export function plainHeader(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** What a mapping is remembered by: files with the same columns in the same order have the same. */
export async function headerSignature(headers: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(headers.map(plainHeader)));
  return hexOf(await crypto.subtle.digest("SHA-256", bytes));
}

export function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
