/** Members of test teams, with their logins. */
import { createUser } from "@nats-io/nkeys";

import type { Role } from "../../lib/member.ts";
import type { ServerMember } from "../../lib/team/nats/server-config.ts";

export type TestMember = ServerMember & { readonly seed: string };

export function createMember(id: string, role: Role): TestMember {
  const user = createUser();
  return { id, role, userKey: user.getPublicKey(), seed: new TextDecoder().decode(user.getSeed()) };
}
