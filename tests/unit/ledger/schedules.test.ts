/** The promise of a team: whatever happens in whatever order, nothing is lost and nobody has what somebody else has. */
import fc from "fast-check";
import { expect, it } from "vitest";

import type { Command } from "../../../lib/case/command.ts";
import { admit, nothingYet, type Folded } from "../../../lib/ledger/replay.ts";
import { ada, lena, mira, tom } from "../people.ts";
import { CASE_ID, SimulatedClient, SimulatedLog } from "./simulated-team.ts";

const START = Date.UTC(2026, 10, 20, 10);
const HOUR = 60 * 60 * 1000;
const SCHEDULES = 10_000;
const members = [ada, { ...ada, id: "ben", name: "Ben" }, mira, tom, lena];
const otherCase = `case-${"1".repeat(32)}`;

const mentionKey = fc.constantFrom("x:1", "x:2", "x:3");
const handOff = mentionKey.map((key): Command => ({
  type: "hand_off",
  mentionKey: key,
  customerKey: "x:ines",
  site: "x",
  releaseAt: START,
}));
const call: Command = {
  type: "log",
  kind: "call",
  direction: "in",
  happenedAt: START,
  account: "x:ines",
  title: "",
  text: "Rang about it",
};
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: handOff },
  { weight: 4, arbitrary: fc.constant<Command>({ type: "send" }) },
  { weight: 6, arbitrary: fc.constant<Command>({ type: "claim" }) },
  {
    weight: 12,
    arbitrary: fc.constantFrom<Command>(
      { type: "undo" },
      { type: "withdraw" },
      { type: "ask_back", text: "Mine after all" },
      { type: "steal", reason: "Away" },
      { type: "keep" },
      { type: "lapse" },
      { type: "reassign", to: tom },
      { type: "release" },
      { type: "note", text: "noted" },
      { type: "wait", until: START + 30 * HOUR, reason: "asked" },
      { type: "resume" },
      { type: "resolve", outcome: "answered", cause: "information", note: "" },
      { type: "decline", reason: "spam", note: "" },
      { type: "see_outcome" },
      { type: "merge", into: otherCase, intoBegan: START - HOUR, samePerson: true },
      { type: "unmerge" },
      call,
      { type: "set_facts", account: "x:ines", facts: { vip: true } },
      { type: "link", accounts: ["crm:7", "x:ines"], state: "linked", ground: "said" },
      {
        type: "customer_post",
        mentionKey: "x:3",
        customerKey: "x:ines",
        site: "x",
        postedAt: START + 40 * HOUR,
      },
    ),
  },
);

type Step = (clients: readonly SimulatedClient[], now: number) => void;
const who = fc.nat({ max: members.length - 1 });
const fate = fc.constantFrom("arrives", "arrives", "arrives", "lost", "answer lost", "sent twice" as const);
const act = fc.tuple(who, command).map(
  ([index, wanted]): Step =>
    (all, now) =>
      void all[index]?.do(wanted, now),
);
const sendOne = fc.tuple(who, fate).map(
  ([index, its]): Step =>
    (all) =>
      all[index]?.send(its),
);
const receiveSome = fc.tuple(who, fc.integer({ min: 1, max: 5 }), fc.nat({ max: 4 })).map(
  ([index, count, again]): Step =>
    (all) =>
      all[index]?.receive(count, again),
);
const catchUp = who.map(
  (index): Step =>
    (all) =>
      all[index]?.catchUp(),
);
/** Several want the same at one moment, each on what they know. */
const race = fc
  .tuple(
    fc.subarray(
      members.map((_each, index) => index),
      { minLength: 2 },
    ),
    command,
    fate,
  )
  .map(([racers, wanted, its]): Step => (all, now) => {
    for (const index of racers) all[index]?.do(wanted, now);
    for (const index of racers) all[index]?.send(its);
  });
const die = who.map(
  (index): Step =>
    (all) =>
      all[index]?.die(),
);
const step = fc.oneof(
  { weight: 6, arbitrary: act },
  { weight: 6, arbitrary: sendOne },
  { weight: 4, arbitrary: race },
  { weight: 5, arbitrary: receiveSome },
  { weight: 5, arbitrary: catchUp },
  { weight: 1, arbitrary: die },
);
const schedule = fc.record({
  steps: fc.array(fc.tuple(step, fc.integer({ min: 0, max: 2 * HOUR })), { minLength: 30, maxLength: 60 }),
  skews: fc.array(fc.integer({ min: -HOUR, max: 4 * 60_000 }), { minLength: 5, maxLength: 5 }),
});

/** So many take a quiet machine some ten seconds; a busy one may take its time, in ms. */
const PATIENCE = 5 * 60_000;

it(
  `holds in ${SCHEDULES} random schedules of commands, members, deaths and a way that loses and repeats`,
  { timeout: PATIENCE },
  () => {
    const seed = Number(process.env["BATON_SEED"] ?? Date.now() % 2_147_483_647);
    const counts = { entries: 0, without: 0, aside: 0, claims: 0, handoffs: 0 };
    fc.assert(
      fc.property(schedule, ({ steps, skews }) => {
        const log = new SimulatedLog();
        const clients = members.map((member, index) => new SimulatedClient(member, log, skews[index] ?? 0));
        let now = START;
        begin(clients, now);
        for (const [happens, passes] of steps) {
          now += passes;
          happens(clients, now);
        }
        settle(clients, now);
        for (const client of clients) expect(client.waiting).toBe(0);

        const truth = replayed(log, counts);
        for (const client of clients) expect(client.confirmed).toEqual(truth.folded);
        expect(truth.owners).toEqual([]);
        const kept = truth.folded.state?.mentionKeys ?? [];
        expect(kept).toEqual(expect.arrayContaining(truth.handedOff));
      }),
      // The seed finds it again: what shrinking takes on a busy machine is more than the schedules themselves.
      { numRuns: SCHEDULES, seed, endOnFailure: true },
    );
    const { entries, without, aside, claims, handoffs } = counts;
    console.log(
      `seed ${seed}: ${SCHEDULES} schedules, ${entries} entries, ${handoffs} handoffs and ${claims} claims that took effect, ` +
        `${without} entries without effect, ${aside} set aside`,
    );
    // Schedules in which nobody was ever late would say nothing.
    expect(without).toBeGreaterThan(SCHEDULES / 10);
    expect(aside).toBeGreaterThan(SCHEDULES / 10);
  },
);

/** After these nobody has the case. */
const endings: ReadonlySet<string> = new Set(["released", "lapsed", "resolved", "declined", "merged"]);

/** Everybody looks at a case that was just handed off. */
function begin(clients: readonly SimulatedClient[], now: number): void {
  const [sender] = clients;
  for (const client of clients) client.catchUp();
  sender?.do({ type: "hand_off", mentionKey: "x:1", customerKey: "x:ines", site: "x", releaseAt: now }, now);
  sender?.do({ type: "send" }, now);
  sender?.send("arrives");
  sender?.send("arrives");
  for (const client of clients) client.catchUp();
}

/** Everybody is back, and everything that can leave leaves. */
function settle(clients: readonly SimulatedClient[], now: number): void {
  for (const client of clients) {
    client.catchUp();
    client.do({ type: "send" }, now);
    while (client.waiting > 0) {
      client.catchUp();
      client.send("arrives");
    }
  }
  for (const client of clients) client.catchUp();
}

type Truth = {
  readonly folded: Folded;
  /** Where somebody got what somebody else had, and did not steal it. */
  readonly owners: readonly string[];
  /** The mentions that were handed off and not taken back. */
  readonly handedOff: string[];
};

/** The log read from its beginning, by rules of its own beside the machine's. */
function replayed({ entries }: SimulatedLog, counts: Record<string, number>): Truth {
  let folded = nothingYet(CASE_ID);
  let owner: string | undefined;
  const owners: string[] = [];
  const handedOff: string[] = [];
  const counted = new Set<string>();
  for (const entry of entries) {
    counts["entries"] = (counts["entries"] ?? 0) + 1;
    const admitted = admit(folded, entry);
    if (!admitted.ok) {
      counts["aside"] = (counts["aside"] ?? 0) + 1;
      continue;
    }
    const before = folded.state?.revision ?? 0;
    folded = admitted.value;
    const took = (folded.state?.revision ?? 0) > before;
    if (!took) {
      counts["without"] = (counts["without"] ?? 0) + 1;
      continue;
    }
    const { id, payload, actor, personal } = entry.event;
    if (counted.has(id)) owners.push(`${id} took effect twice`);
    counted.add(id);
    if (payload.type === "claimed") {
      counts["claims"] = (counts["claims"] ?? 0) + 1;
      if (owner !== undefined) owners.push(`${actor.id} claimed what ${owner} had`);
    }
    if (payload.type === "claimed" || payload.type === "stolen") owner = actor.id;
    if (payload.type === "reassigned") owner = payload.to.id;
    if (endings.has(payload.type)) owner = undefined;
    if (personal?.mentionKey !== undefined) {
      counts["handoffs"] = (counts["handoffs"] ?? 0) + 1;
      handedOff.push(personal.mentionKey);
    }
    if (folded.state?.owner?.member.id !== owner) {
      owners.push(`${payload.type}: ${String(folded.state?.owner?.member.id)} is not ${String(owner)}`);
    }
  }
  return { folded, owners, handedOff };
}
