/** Who takes part in a drill, when they hand off, and what happens to whom. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { z } from "zod";

import { roleSchema } from "../../lib/member.ts";
import { userKeySchema } from "../../lib/ledger/seats.ts";
import { createMember, type TestMember } from "../team/members.ts";
import type { DrillOptions } from "./options.ts";
import type { Person, Trouble } from "./reports.ts";

/** Clocks are wrong by so much at most, in ms: entries more than five minutes ahead of the log's time would not count. */
const SLOWEST = -10 * 60_000;
const FASTEST = 4 * 60_000;

const loginsSchema = z.array(
  z.strictObject({ id: z.string(), role: roleSchema, userKey: userKeySchema, seed: z.string() }),
);

/** The members of the drill; the first one leads. */
export function membersOf({ marketers, agents, logins }: DrillOptions): readonly TestMember[] {
  if (logins !== undefined && existsSync(logins)) {
    return loginsSchema.parse(JSON.parse(readFileSync(logins, "utf8")));
  }
  const members = [
    createMember("lead", "lead"),
    ...Array.from({ length: marketers }, (_each, index) => createMember(`marketer-${index + 1}`, "marketer")),
    ...Array.from({ length: agents }, (_each, index) => createMember(`agent-${index + 1}`, "agent")),
  ];
  if (logins !== undefined) writeFileSync(logins, JSON.stringify(members, undefined, 2), { mode: 0o600 });
  return members;
}

export function peopleOf(members: readonly TestMember[], options: DrillOptions): readonly Person[] {
  const { rate, seconds, restart, cut, freeze, skew } = options;
  const working = members.filter(({ role }) => role !== "lead");
  const marketers = working.filter(({ role }) => role === "marketer");
  const total = Math.round((rate * seconds) / 60);
  const handoffs = Array.from({ length: total }, (_each, mention) => ({
    at: Math.round(((mention + Math.random()) * seconds * 1_000) / total),
    mention,
  }));
  // Spread over the team, so that some of each role are hit, and nobody twice.
  const shuffled = working.toSorted(() => Math.random() - 0.5).map(({ id }) => id);
  const take = (count: number): ReadonlySet<string> => new Set(shuffled.splice(0, count));
  const hit: readonly (readonly [Trouble, ReadonlySet<string>])[] = [
    ["restart", take(restart)],
    ["cut", take(cut)],
    ["freeze", take(freeze)],
  ];
  const wrong = new Set(
    working
      .toSorted(() => Math.random() - 0.5)
      .slice(0, skew)
      .map(({ id }) => id),
  );
  return working.map(({ id, role, seed }) => ({
    id,
    role,
    seed,
    skew: wrong.has(id) ? Math.round(SLOWEST + Math.random() * (FASTEST - SLOWEST)) : 0,
    troubles: hit
      .filter(([, ids]) => ids.has(id))
      .map(([kind]) => ({ kind, at: Math.round((0.2 + 0.6 * Math.random()) * seconds * 1_000) })),
    handoffs: handoffs.filter(({ mention }) => marketers[mention % marketers.length]?.id === id),
  }));
}
