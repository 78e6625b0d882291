/** A team for tests on a server of its own, and its members' connections. */
import { createSigner, sign } from "../../lib/ledger/signed.ts";
import { openNatsTransport } from "../../lib/team/nats.ts";
import { accountConfig } from "../../lib/team/nats/server-config.ts";
import type { Outgoing, Transport } from "../../lib/team/transport.ts";
import { leaderOf } from "./leader.ts";
import { createMember } from "./members.ts";
import type { TestServers } from "./nats-server.ts";

const TEAM = "acme";

export type TestTeam = {
  /** Name of the server that leads the stream of the entries. */
  readonly leader: (servers: TestServers) => Promise<string>;
  /** Lines of the servers' configuration. */
  readonly access: string;
  /** Opens the log as a member; fulfilled when it can be read. */
  readonly connect: (memberId: string, servers: readonly string[], copies?: number) => Promise<Transport>;
  readonly entry: (caseId: string, says: string, personal?: string) => Promise<Outgoing>;
  readonly close: () => Promise<void>;
};

/** Mira and Tom are agents, Lena leads. */
export async function createTeam(): Promise<TestTeam> {
  const lena = createMember("lena", "lead");
  const members = [createMember("mira", "agent"), createMember("tom", "agent"), lena];
  const signer = await createSigner();
  const open: Transport[] = [];
  return {
    access: `accounts {\n${accountConfig(TEAM, members)}\n}`,
    async connect(memberId, servers, copies) {
      const seed = members.find(({ id }) => id === memberId)?.seed ?? "";
      const installation = crypto.randomUUID();
      const transport = openNatsTransport({ servers, team: TEAM, memberId, installation, seed, copies });
      open.push(transport);
      while (!(await transport.lastSequence()).ok) await new Promise((resolve) => setTimeout(resolve, 20));
      return transport;
    },
    leader(servers) {
      return leaderOf(servers, TEAM, lena);
    },
    entry: async (caseId, says, personal) => ({
      id: crypto.randomUUID(),
      caseId,
      entry: await sign(JSON.stringify({ says }), signer),
      personal,
    }),
    async close() {
      await Promise.all(open.map((each) => each.close()));
    },
  };
}
