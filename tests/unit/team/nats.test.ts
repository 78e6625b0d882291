import { afterAll, expect } from "vitest";

import { accountConfig } from "../../../lib/team/nats/server-config.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import type { TestLog } from "../../contract/log.ts";
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
  starting: Promise<TestServers>,
  comparesAndSets: boolean,
  turn: number,
): Promise<TestLog> {
  const { servers } = await starting;
  const team = teams[turn];
  if (!team) throw new Error("more tests than teams");
  return {
    comparesAndSets,
    async connect(memberId, role) {
      const transport = openNatsTransport({
        servers: servers.map(({ url }) => url),
        team: team.name,
        memberId,
        installation: crypto.randomUUID(),
        seed: team.members.find(({ id }) => id === memberId)?.seed ?? "",
        copies: role === "lead" ? servers.length : undefined,
      });
      // Members can work once the lead's browser has made the team's streams.
      await expect
        .poll(async () => (await transport.lastSequence()).ok, { timeout: 20_000, interval: 20 })
        .toBe(true);
      return transport;
    },
    close: () => Promise.resolve(),
  };
}

/** Debian 12's server has a cluster on which two expectations of the same can both be taken. */
const kinds = [
  { name: "A team's server", start: startServer, program: newNatsServer, comparesAndSets: true },
  { name: "A team's cluster", start: startCluster, program: newNatsServer, comparesAndSets: true },
  { name: "A team's old server", start: startServer, program: natsServer, comparesAndSets: true },
  { name: "A team's old cluster", start: startCluster, program: natsServer, comparesAndSets: false },
] as const;

for (const { name, start, program, comparesAndSets } of kinds) {
  const started: TestServers[] = [];
  let starting: Promise<TestServers> | undefined;
  let turns = 0;
  const open = (): Promise<TestLog> => {
    starting ??= start({ program: need(program), access }).then((servers) => {
      started.push(servers);
      return servers;
    });
    return openLog(starting, comparesAndSets, turns++);
  };
  testTransport(name, open);
  testCatchUp(name, open);
  afterAll(async () => {
    await Promise.all(started.map((servers) => servers.stop()));
  }, 60_000);
}
