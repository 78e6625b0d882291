/** A drill from beginning to end: servers, a team at work, faults, and what came of it. */
import { foundTeam, teamIdOf } from "../../lib/ledger/roster.ts";
import { withMember } from "../../lib/ledger/roster-changes.ts";
import { createSigner, sign } from "../../lib/ledger/signed.ts";
import { openNatsTransport } from "../../lib/team/nats.ts";
import { accountConfig } from "../../lib/team/nats/server-config.ts";
import type { Logged, Transport } from "../../lib/team/transport.ts";
import { natsServer, need, newNatsServer } from "../setup/programs.ts";
import { leaderOf } from "../team/leader.ts";
import type { TestMember } from "../team/members.ts";
import { startCluster, startServer, type TestServers } from "../team/nats-server.ts";
import { killLeader, replay, wait } from "./faults.ts";
import { findingsOf, type Findings } from "./findings.ts";
import type { DrillOptions } from "./options.ts";
import { membersOf, peopleOf } from "./people.ts";
import { judgeLog } from "./referee.ts";
import type { Person } from "./reports.ts";
import { Threads } from "./threads.ts";

/** The team's name on the server. */
export const DRILL_TEAM = "drill";
/** Everything must have settled so long after the last handoff, in ms; a busy machine needs it. */
const LONGEST_REST = 30 * 60_000;
/** Looking costs every browser some work, in ms. */
const LOOK_AGAIN_AFTER = 3_000;

export async function runDrill(options: DrillOptions, say: (line: string) => void): Promise<Findings> {
  const members = membersOf(options);
  const people = peopleOf(members, options);
  const [lead] = members;
  if (!lead) throw new Error("nobody leads");
  const started = options.servers ? undefined : await startServers(options, members);
  const servers = options.servers ?? started?.servers.map(({ url }) => url) ?? [];
  const transport = openNatsTransport({
    servers,
    team: DRILL_TEAM,
    memberId: lead.id,
    installation: lead.id,
    seed: lead.seed,
    copies: options.isSingle ? 1 : Math.min(3, servers.length),
  });
  const threads = new Threads(people, options.threads, { servers, team: DRILL_TEAM });
  try {
    while (!(await transport.lastSequence()).ok) await wait(50);
    const rules = await foundDrillTeam(transport, members, await threads.keys());
    const log = collect(transport);
    say(`${people.length} browsers, ${servers.length} server(s)`);
    threads.start(
      rules.team,
      people.filter(({ skew }) => skew === 0).map(({ id }) => id),
    );
    const began = performance.now();
    const faults = [...killings(started, options, lead, say), ...replays(options, log, transport)];
    await wait(options.seconds * 1_000);
    await Promise.all(faults);
    const settledAfter = await settle(threads, transport, say);
    const lateComer = await catchUpFromNothing(transport);
    const report = await threads.report();
    const truth = await judgeLog(log, rules);
    const took = performance.now() - began;
    return await findingsOf({
      report,
      truth,
      log,
      took,
      settledAfter,
      lateComer,
      handoffs: countHandoffs(people),
    });
  } finally {
    await threads.stop();
    await transport.close();
    await started?.stop();
  }
}

function startServers(options: DrillOptions, members: readonly TestMember[]): Promise<TestServers> {
  const program = need(options.isOld ? natsServer : newNatsServer);
  const access = `accounts {\n${accountConfig(DRILL_TEAM, members)}\n}`;
  return options.isSingle ? startServer({ program, access }) : startCluster({ program, access });
}

/** Writes the roster with everybody in it. */
async function foundDrillTeam(
  transport: Transport,
  members: readonly TestMember[],
  keys: ReadonlyMap<string, string>,
) {
  const signer = await createSigner();
  const founded = await foundTeam("Drill", { id: "lead", name: "Lead", role: "lead" }, signer);
  const working = members.flatMap(({ id, role }) => {
    const key = keys.get(id);
    return key === undefined ? [] : [{ id, role, key, name: id }];
  });
  const roster = working.reduce((before, member) => withMember(before, member, 0), founded.roster);
  // The founder's first roster, with everybody in it.
  const first = { ...roster, number: 1 };
  const document = { roster: await sign(JSON.stringify(first), signer), earlier: [] };
  for (;;) {
    const written = await transport.writeDocument("roster", document, 0);
    if (written.ok) return { team: await teamIdOf(signer.key), roster: first };
    if (written.problem.code !== "offline") throw new Error(`no roster: ${written.problem.code}`);
    await wait(200);
  }
}

/** The log as it comes; grows while the drill runs. */
function collect(transport: Transport): readonly Logged[] {
  const log: Logged[] = [];
  transport.follow(
    0,
    (batch) => {
      log.push(...batch);
      return Promise.resolve();
    },
    () => undefined,
  );
  return log;
}

function killings(
  started: TestServers | undefined,
  { killLeader: times, seconds }: DrillOptions,
  lead: TestMember,
  say: (line: string) => void,
): Promise<void>[] {
  if (!started) return [];
  return Array.from({ length: times }, async (_each, index) => {
    await wait((seconds * 1_000 * (index + 1)) / (times + 1));
    const name = await killLeader(started, () => leaderOf(started, DRILL_TEAM, lead));
    say(`${name} led the stream, was killed and is back`);
  });
}

function replays(
  { replay: times, seconds }: DrillOptions,
  log: readonly Logged[],
  transport: Transport,
): Promise<void>[] {
  return Array.from({ length: times }, async () => {
    await wait((0.3 + 0.7 * Math.random()) * seconds * 1_000);
    await replay(log, transport);
  });
}

/** @returns how long after the last handoff everybody had everything and nothing was left to do, in ms */
async function settle(threads: Threads, transport: Transport, say: (line: string) => void): Promise<number> {
  const began = performance.now();
  for (let looks = 0; ; looks += 1) {
    const { seen, waiting, toDo } = await threads.look();
    const last = await transport.lastSequence();
    const after = performance.now() - began;
    if (last.ok && seen === last.value && waiting === 0 && toDo === 0) return after;
    if (looks % 10 === 0) {
      say(
        `to do ${toDo}, waiting to be sent ${waiting}, everybody has ${seen} of ${last.ok ? last.value : "?"}`,
      );
    }
    if (after > LONGEST_REST) return Number.NaN;
    await wait(LOOK_AGAIN_AFTER);
  }
}

/** @returns how long somebody who joins now needs to read the whole log, in ms */
async function catchUpFromNothing(transport: Transport): Promise<number> {
  const began = performance.now();
  await new Promise<void>((resolve) => {
    const stop = transport.follow(
      0,
      () => Promise.resolve(),
      () => {
        stop();
        resolve();
      },
    );
  });
  return performance.now() - began;
}

function countHandoffs(people: readonly Person[]): number {
  return people.reduce((sum, { handoffs }) => sum + handoffs.length, 0);
}
