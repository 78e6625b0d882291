/** What a team knows of a customer beyond what happened: set by people, shown where one would answer. */
import { z } from "zod";

import { instantSchema } from "./case/case.ts";
import { customerKeySchema } from "./customer.ts";

export const MAX_TAGS = 20;
/** In UTF-16 units. */
export const MAX_TAG_LENGTH = 40;
export const MAX_VALUE_LENGTH = 100;
const tagSchema = z.string().trim().min(1).max(MAX_TAG_LENGTH);

const values = {
  vip: z.literal(true),
  /** BCP 47. */
  language: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/),
  /** Day on which they became a customer: `2019-04-30`. */
  customerSince: z.iso.date(),
  /** What they are worth to the company, in its own words: "gold", "1,200 € a year". */
  value: z.string().trim().min(1).max(MAX_VALUE_LENGTH),
  /** They asked not to be written to. */
  doNotContact: z.literal(true),
  /** As a page or an import showed it. It never counts for the priority of a case. */
  followers: z.number().int().nonnegative(),
  tags: z.array(tagSchema).min(1).max(MAX_TAGS),
} as const;

/** Each is absent until somebody sets it. None of them raises or lowers the priority of a case by itself. */
export const factsSchema = z.strictObject({
  vip: values.vip.optional(),
  language: values.language.optional(),
  customerSince: values.customerSince.optional(),
  value: values.value.optional(),
  doNotContact: values.doNotContact.optional(),
  followers: values.followers.optional(),
  tags: values.tags.optional(),
});
export type Facts = z.infer<typeof factsSchema>;
const factNameSchema = factsSchema.keyof();

/** What changes; null takes a fact away. */
export const factsChangeSchema = z.strictObject({
  vip: values.vip.nullable().optional(),
  language: values.language.nullable().optional(),
  customerSince: values.customerSince.nullable().optional(),
  value: values.value.nullable().optional(),
  doNotContact: values.doNotContact.nullable().optional(),
  followers: values.followers.nullable().optional(),
  tags: values.tags.nullable().optional(),
});
export type FactsChange = z.infer<typeof factsChangeSchema>;

const stampSchema = z.strictObject({ by: z.string().max(100), at: instantSchema });
/** Who set or removed something, and when (Unix ms). */
export type Stamp = z.infer<typeof stampSchema>;

export const customerFactsSchema = z.strictObject({
  customerKey: customerKeySchema,
  facts: factsSchema,
  /** Of each fact that was ever set. */
  stamps: z.partialRecord(factNameSchema, stampSchema),
});
export type CustomerFacts = z.infer<typeof customerFactsSchema>;

const names = factNameSchema.options;

/** The row with what changed, fact by fact the later word: every browser comes to the same, in whichever order it hears. */
export function changeFacts(
  before: CustomerFacts | undefined,
  customerKey: string,
  change: FactsChange,
  stamp: Stamp,
): CustomerFacts {
  const facts: Record<string, unknown> = { ...before?.facts };
  const stamps: CustomerFacts["stamps"] = { ...before?.stamps };
  for (const name of names) {
    const value = change[name];
    if (value === undefined || !isLater(stamp, stamps[name])) continue;
    stamps[name] = stamp;
    if (value === null) delete facts[name];
    else facts[name] = value;
  }
  return customerFactsSchema.parse({ customerKey, facts, stamps });
}

function isLater(stamp: Stamp, before: Stamp | undefined): boolean {
  if (!before || stamp.at > before.at) return true;
  return stamp.at === before.at && stamp.by >= before.by;
}

/** The facts of a person with several accounts: the latest word on each; all tags; whoever asked for silence gets it. */
export function mergeFacts(rows: readonly CustomerFacts[]): Facts {
  const latest = rows.reduce<CustomerFacts | undefined>(
    (merged, { facts, stamps }) =>
      names.reduce<CustomerFacts | undefined>((row, name) => {
        const stamp = stamps[name];
        return stamp ? changeFacts(row, "", { [name]: facts[name] ?? null }, stamp) : row;
      }, merged),
    undefined,
  );
  const tags = [...new Set(rows.flatMap(({ facts }) => facts.tags ?? []))].slice(0, MAX_TAGS);
  const { tags: _tags, doNotContact: _silence, ...rest } = latest?.facts ?? {};
  return {
    ...rest,
    ...(rows.some(({ facts }) => facts.doNotContact) && { doNotContact: true }),
    ...(tags.length > 0 && { tags }),
  };
}
