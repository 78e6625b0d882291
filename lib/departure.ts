/** What left this browser: how much of which kind, when, where to. Counts, times and ids; no words of anybody. */
import { z } from "zod";

import { caseIdSchema, instantSchema } from "./case/case.ts";
import { payloadSchema, type EventType } from "./case/event.ts";
import { readPersonal } from "./ledger/entry.ts";

/**
 * `entry`: who did what to a case, signed. `personal`: what is said about people in it. `document`: the team's roster and
 * seats. `presence`: that somebody looks at a case. `question`: asking the server for something. `connection`: what keeps the line up.
 */
export const departureClassSchema = z.enum([
  "entry",
  "personal",
  "document",
  "presence",
  "question",
  "connection",
]);
export type DepartureClass = z.infer<typeof departureClassSchema>;

/** What a personal part has in it, in the terms of people. */
export const departureFieldSchema = z.enum([
  "note",
  "keys",
  "author",
  "words",
  "quoted",
  "links",
  "address",
  "time",
  "verdict",
]);
export type DepartureField = z.infer<typeof departureFieldSchema>;

const eventTypes: ReadonlySet<unknown> = new Set(
  payloadSchema.options.flatMap(({ shape }) => [...shape.type.values]),
);

const common = {
  key: z.string().max(300),
  class: departureClassSchema,
  /** Where to, like `wss://nats.example:9222`. */
  origin: z.string().max(300),
  /** When it left, or the last of it, Unix ms. */
  at: instantSchema,
  /** Messages; of `connection`, lines of the protocol and messages' envelopes. */
  count: z.number().int().nonnegative(),
  /** As they go into the WebSocket: without its frames and without what encryption adds. */
  bytes: z.number().int().nonnegative(),
};

/** A message about a case. */
export const sendSchema = z.strictObject({
  ...common,
  scope: z.literal("send"),
  caseId: caseIdSchema,
  /** `EventType`, where this browser still knows it. */
  what: z.custom<EventType>((value) => eventTypes.has(value)).optional(),
  /** Of `personal`. */
  fields: z.array(departureFieldSchema).optional(),
  /** Something was hidden in it. */
  isRedacted: z.boolean().optional(),
  /** `Member.id` of who clicked; absent when it happened by itself. */
  by: z.string().max(100).optional(),
});
export type Send = z.infer<typeof sendSchema>;

/** Everything of one class that left on one day (UTC) to one place. */
export const daySumSchema = z.strictObject({ ...common, scope: z.literal("day"), day: z.iso.date() });
export type DaySum = z.infer<typeof daySumSchema>;

export type Departure = Send | DaySum;

/** One class over all days and places. */
export type ClassSum = {
  readonly class: DepartureClass;
  readonly origins: readonly string[];
  readonly count: number;
  readonly bytes: number;
  /** The first day and the last moment, Unix ms. */
  readonly first: number;
  readonly last: number;
};

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function dayKey(kind: DepartureClass, origin: string, at: number): string {
  return `${dayOf(at)} ${kind} ${origin}`;
}

/** Each class that ever left, in the order of the schema. */
export function sumByClass(days: readonly DaySum[]): ClassSum[] {
  return departureClassSchema.options.flatMap((kind) => {
    const own = days.filter((each) => each.class === kind);
    if (own.length === 0) return [];
    return {
      class: kind,
      origins: [...new Set(own.map(({ origin }) => origin))],
      count: own.reduce((sum, { count }) => sum + count, 0),
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
      first: Math.min(...own.map(({ day }) => Date.parse(day))),
      last: Math.max(...own.map(({ at }) => at)),
    };
  });
}

/** @param personal the text as it travels */
export function fieldsOf(personal: string): DepartureField[] {
  const said = readPersonal(personal);
  if (!said) return [];
  const mention = said.mention?.mention;
  const has: Readonly<Record<DepartureField, boolean>> = {
    note: said.text !== undefined,
    keys: said.mentionKey !== undefined || said.customerKey !== undefined,
    author: mention !== undefined,
    words: (mention?.text ?? "") !== "",
    quoted: mention?.quoted !== undefined,
    links: (mention?.links.length ?? 0) > 0,
    address: mention !== undefined,
    time: mention?.postedAt !== undefined,
    verdict: said.mention !== undefined,
  };
  return departureFieldSchema.options.filter((field) => has[field]);
}
