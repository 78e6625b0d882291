/** What can be said of a customer in one line, from counts and the newest lines alone; nothing is guessed. */
import { z } from "zod";

import { instantSchema } from "./case/case.ts";
import { loggedKindSchema } from "./case/command.ts";
import type { Contact } from "./history.ts";
import { intentSchema } from "./verdict.ts";

const DAY = 24 * 60 * 60 * 1000;

export type SummaryFacts = {
  /** How often they came to us, in all. */
  readonly contacts: number;
  /** When they first did, Unix ms. */
  readonly firstAt: number | undefined;
  /** How many of their cases are open. */
  readonly openCases: number;
  /** The newest, newest first; what is said of "the same" and of the last answer is said of these. */
  readonly lines: readonly Contact[];
};

/** What more than one of the newest contacts is about. */
const repeatedSchema = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("order"), order: z.string(), count: z.number().int() }),
  z.strictObject({ what: z.literal("topic"), topic: intentSchema, count: z.number().int() }),
]);
type Repeated = z.infer<typeof repeatedSchema>;

/** The last thing that we did. */
const lastStepSchema = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("answered"), by: loggedKindSchema, at: instantSchema }),
  z.strictObject({ what: z.enum(["resolved", "declined"]), code: z.string(), at: instantSchema }),
]);
type LastStep = z.infer<typeof lastStepSchema>;

export const historySummarySchema = z.strictObject({
  contacts: z.number().int().nonnegative(),
  /** Days from the first contact to the last, at least 1; absent for fewer than two contacts. */
  days: z.number().int().positive().optional(),
  repeated: repeatedSchema.optional(),
  openCases: z.number().int().nonnegative(),
  last: lastStepSchema.optional(),
});
export type HistorySummary = z.infer<typeof historySummarySchema>;

export function summarise({ contacts, firstAt, openCases, lines }: SummaryFacts): HistorySummary {
  const lastAt = lines.find(({ contactAt }) => contactAt !== undefined)?.contactAt;
  const hasSpan = contacts > 1 && firstAt !== undefined && lastAt !== undefined;
  const repeated = repeatedIn(lines.filter(({ contactAt }) => contactAt !== undefined));
  const [last] = lines.flatMap((line) => stepOf(line) ?? []);
  return {
    contacts,
    ...(hasSpan && { days: Math.max(1, Math.ceil((lastAt - firstAt) / DAY)) }),
    ...(repeated && { repeated }),
    openCases,
    ...(last && { last }),
  };
}

/** An order that several contacts name says more than a topic that they share. */
function repeatedIn(contacts: readonly Contact[]): Repeated | undefined {
  const orders = contacts.flatMap(({ traces = [] }) => traces.filter((trace) => trace.startsWith("order:")));
  const [order, named] = most(orders);
  if (order !== undefined && named > 1) {
    return { what: "order", order: order.slice("order:".length), count: named };
  }
  const topics = contacts.flatMap(({ topic }) => (topic === undefined || topic === "none" ? [] : [topic]));
  const [topic, count] = most(topics);
  return topic !== undefined && count > 1 ? { what: "topic", topic, count } : undefined;
}

/** The most frequent one; of equals, the newest. */
function most<Value>(values: readonly Value[]): readonly [Value | undefined, number] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let found: readonly [Value | undefined, number] = [undefined, 0];
  for (const [value, count] of counts) if (count > found[1]) found = [value, count];
  return found;
}

function stepOf({ kind, direction, text, at }: Contact): LastStep | undefined {
  if (kind === "resolved" || kind === "declined") return { what: kind, code: text, at };
  const isAnswer = direction === "out" && (kind === "call" || kind === "mail" || kind === "chat");
  return isAnswer ? { what: "answered", by: kind, at } : undefined;
}
