/**
 * Which configuration of the team's server somebody took along from this browser last: until the newest one is loaded there,
 * who was removed still gets in and reads, and who was invited does not get in.
 */
import { z } from "zod";

import { roleSchema } from "../member.ts";
import type { Seats } from "../ledger/seats.ts";
import type { Database } from "./database.ts";

const seatSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  userKey: z.string(),
});
const servedSchema = z.array(seatSchema);
type Served = z.infer<typeof seatSchema>;

/** What the server knows otherwise than the team, as far as this browser knows; by name. */
export type Unserved = {
  /** They are in the team no more and can still read. */
  readonly removed: readonly string[];
  /** They cannot connect yet, or not with what their role needs. */
  readonly waiting: readonly string[];
};

/** The configuration as it is now was taken along. */
export async function noteServed(database: Database, { seats }: Seats): Promise<void> {
  const value = seats.map(({ id, name, role, userKey }) => ({ id, name, role, userKey }));
  await database.ledger.put({ name: "served", value });
}

/** @returns undefined where none was ever taken along from here */
export async function readUnserved(database: Database, { seats }: Seats): Promise<Unserved | undefined> {
  const served = servedSchema.safeParse((await database.ledger.get("served"))?.value);
  if (!served.success) return undefined;
  return {
    removed: served.data.filter(({ id }) => !seats.some((seat) => seat.id === id)).map(({ name }) => name),
    waiting: seats.filter((seat) => !served.data.some((each) => isSame(each, seat))).map(({ name }) => name),
  };
}

function isSame(one: Served, other: Served): boolean {
  return one.id === other.id && one.role === other.role && one.userKey === other.userKey;
}
