import { afterAll } from "vitest";

import { accountConfig } from "../../../lib/team/nats/server-config.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import { until, type TestLog } from "../../contract/log.ts";
import { testCatchUp } from "../../contract/catch-up.ts";
import { testTransport } from "../../contract/transport.ts";
import { natsServer, need, newNatsServer } from "../../setup/programs.ts";
import { createMember } from "../../team/members.ts";
import { startCluster, startServer, type TestServers } from "../../team/nats-server.ts";

/** A team of its own for each test of the contract, with the permissions that real teams have. */
const teams = Array.from({ length: 30 }, (_each, index) => ({
  name: `team-${index}`,
  members: [createMember("mira", "agent"), createMember("tom", "agent"), createMember("lena", "lead")],
}));
const access = `accounts {\n${teams.map(({ name, members }) => accountConfig(name, members)).join("\n")}\n}`;

/** Servers live as long as the file. */
async function openLog(
  { servers }: TestServers,
  { name, members }: (typeof teams)[number],
  comparesAndSets: boolean,
): Promise<TestLog> {
  const connect: TestLog["connect"] = async (memberId, role) => {
    const transport = openNatsTransport({
      servers: servers.map(({ url }) => url),
      team: name,
      memberId,
      installation: crypto.randomUUID(),
      seed: members.find(({ id }) => id === memberId)?.seed ?? "",
      copies: role === "lead" ? servers.length : undefined,
    });
    // Members can work once the lead's browser has made the team's streams.
    await until(async () => (await transport.lastSequence()).ok);
    return transport;
  };
  const founder = await connect("lena", "lead");
  await founder.close();
  return { comparesAndSets, connect, close: () => Promise.resolve() };
}

/** Debian 12's server has a cluster on which two expectations of the same can both be taken. */
const kinds = [
  { name: "A team's server", start: startServer, program: newNatsServer, comparesAndSets: true },
  { name: "A team's cluster", start: startCluster, program: newNatsServer, comparesAndSets: true },
  { name: "A team's old server", start: startServer, program: natsServer, comparesAndSets: true },
  { name: "A team's old cluster", start: startCluster, program: natsServer, comparesAndSets: false },
] as const;

/** In a cluster a team's streams take a second to make: those of so many tests are made while one runs. */
const AHEAD = 4;

for (const { name, start, program, comparesAndSets } of kinds) {
  let started: Promise<TestServers> | undefined;
  const logs: Promise<TestLog>[] = [];
  let turns = 0;
  const prepare = async (turn: number): Promise<TestLog> => {
    const team = teams[turn];
    if (!team) throw new Error("more tests than teams");
    started ??= start({ program: need(program), access });
    return openLog(await started, team, comparesAndSets);
  };
  const open = (): Promise<TestLog> => {
    const turn = turns++;
    const own = (logs[turn] ??= prepare(turn));
    // After the test's own: a cluster that makes several at once answers the first entries with "no responders".
    for (let ahead = turn + 1; ahead <= turn + AHEAD; ahead += 1) {
      logs[ahead] ??= own.then(() => prepare(ahead));
    }
    return own;
  };
  testTransport(name, open);
  testCatchUp(name, open);
  afterAll(async () => {
    // Those that no test asked for any more.
    await Promise.allSettled(logs);
    await (await started)?.stop();
  }, 60_000);
}
