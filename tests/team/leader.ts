/** Which server of a cluster leads a team's stream. */
import { z } from "zod";

import { namesOf } from "../../lib/team/nats/names.ts";
import { ask, intrude } from "./intruder.ts";
import type { TestMember } from "./members.ts";
import type { TestServers } from "./nats-server.ts";

/** Of the server's answer to STREAM.INFO. */
const infoSchema = z.object({ cluster: z.object({ leader: z.string() }) });

/** The name of the server that leads the stream of the entries; asks until one does. */
export async function leaderOf(
  { servers }: Pick<TestServers, "servers">,
  team: string,
  member: TestMember,
): Promise<string> {
  const connection = await intrude(
    servers.map(({ url }) => url),
    member,
  );
  try {
    for (;;) {
      const told = await ask(connection, `$JS.API.STREAM.INFO.${namesOf(team).entries}`);
      const info = infoSchema.safeParse(told.startsWith("{") ? JSON.parse(told) : undefined);
      if (info.success) return info.data.cluster.leader;
    }
  } finally {
    await connection.close();
  }
}
