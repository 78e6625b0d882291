import { createUser } from "@nats-io/nkeys";
import { afterAll, expect } from "vitest";

import { openNatsTransport } from "../../../lib/team/nats.ts";
import type { TestLog } from "../../contract/log.ts";
import { testTransport } from "../../contract/transport.ts";
import { natsServer, need, newNatsServer } from "../../setup/programs.ts";
import { startCluster, startServer, type TestServers } from "../../team/nats-server.ts";

const members = ["mira", "tom", "lena"];
const users = new Map(members.map((name) => [name, createUser()]));
const seedOf = (memberId: string): string => new TextDecoder().decode(users.get(memberId)?.getSeed());

const access = `
accounts { team { jetstream: enabled, users: [
${[...users.values()].map((user) => `  { nkey: ${user.getPublicKey()} }`).join("\n")}
] } }`;

let teams = 0;

/** A team of its own for each test, on servers that live as long as the file. */
async function openLog(starting: Promise<TestServers>, comparesAndSets: boolean): Promise<TestLog> {
  const { servers } = await starting;
  const team = `team-${(teams += 1)}`;
  return {
    comparesAndSets,
    async connect(memberId, role) {
      const transport = openNatsTransport({
        servers: servers.map(({ url }) => url),
        team,
        memberId,
        installation: crypto.randomUUID(),
        seed: seedOf(memberId),
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
  testTransport(name, () => {
    starting ??= start({ program: need(program), access }).then((servers) => {
      started.push(servers);
      return servers;
    });
    return openLog(starting, comparesAndSets);
  });
  afterAll(async () => {
    await Promise.all(started.map((servers) => servers.stop()));
  }, 60_000);
}
