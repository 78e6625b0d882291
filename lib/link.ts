/**
 * Which accounts are one person's: pairs of accounts that somebody said belong together, or do not. A person is what such
 * pairs connect; nothing else makes one.
 */
import { z } from "zod";

import { instantSchema } from "./case/case.ts";
import { customerKeySchema } from "./customer.ts";

/** Why two accounts are said to be one person's. `renamed`: the site itself says it is one account under two handles. */
export const linkGroundSchema = z.enum(["email", "phone", "order", "site_id", "name", "said", "renamed"]);
export type LinkGround = z.infer<typeof linkGroundSchema>;

/** `separate`: somebody said they are not the same; `undone`: they were linked, or kept apart, once. */
export const linkStateSchema = z.enum(["linked", "separate", "undone"]);
export type LinkState = z.infer<typeof linkStateSchema>;

export const accountPairSchema = z.tuple([customerKeySchema, customerKeySchema]);

export const linkSchema = z.strictObject({
  /** See `pairOf`. */
  pair: z.string().max(510),
  accounts: accountPairSchema,
  state: linkStateSchema,
  ground: linkGroundSchema,
  /** Name of the colleague who said so; empty when the site did. */
  by: z.string().max(100),
  at: instantSchema,
});
export type Link = z.infer<typeof linkSchema>;

/** The key of two accounts: in code unit order with a line feed between, so the same whichever is named first. */
export function pairOf(one: string, other: string): string {
  return inOrder(one, other).join("\n");
}

export function linkOf(
  [one, other]: readonly [string, string],
  said: Pick<Link, "state" | "ground" | "by" | "at">,
): Link {
  return { pair: pairOf(one, other), accounts: inOrder(one, other), ...said };
}

/** Of two words on the same pair, the later one; at the same moment, the one that every browser picks. */
export function laterOf(before: Link | undefined, said: Link): Link {
  if (!before || said.at > before.at) return said;
  return said.at === before.at && said.state > before.state ? said : before;
}

function inOrder(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}
