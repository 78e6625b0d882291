/** A team for tests on a server of its own, and its members' connections. */
import { z } from "zod";

import { createSigner, sign } from "../../lib/ledger/signed.ts";
import { openNatsTransport } from "../../lib/team/nats.ts";
import { namesOf } from "../../lib/team/nats/names.ts";
import { accountConfig } from "../../lib/team/nats/server-config.ts";
import type { Outgoing, Transport } from "../../lib/team/transport.ts";
import { ask, intrude } from "./intruder.ts";
import { createMember } from "./members.ts";

const TEAM = "acme";
/** Of the server's answer to STREAM.INFO. */
const leaderSchema = z.object({ cluster: z.object({ leader: z.string() }) });

export type TestTeam = {
  /** Name of the server that leads the stream of the entries. */
  readonly leader: (url: string) => Promise<string>;
  /** Lines of the servers' configuration. */
  readonly access: string;
  /** Opens the log as a member; fulfilled when it can be read. */
  readonly connect: (memberId: string, servers: readonly string[], copies?: number) => Promise<Transport>;
  readonly entry: (caseId: string, says: string, personal?: string) => Promise<Outgoing>;
  readonly close: () => Promise<void>;
};

/** Mira and Tom are agents, Lena leads. */
export async function createTeam(): Promise<TestTeam> {
  const members = [createMember("mira", "agent"), createMember("tom", "agent"), createMember("lena", "lead")];
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
    async leader(url) {
      const [lead] = members.filter(({ role }) => role === "lead");
      if (!lead) throw new Error("nobody leads");
      const connection = await intrude(url, lead);
      const told = await ask(connection, `$JS.API.STREAM.INFO.${namesOf(TEAM).entries}`);
      await connection.close();
      return leaderSchema.parse(JSON.parse(told)).cluster.leader;
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
