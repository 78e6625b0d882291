/** A connection with a member's login that is not Baton's, to try what the server lets that login do. */
import { nkeyAuthenticator, wsconnect, type NatsConnection } from "@nats-io/nats-core";

import { inboxOf } from "../../lib/team/nats/names.ts";
import type { TestMember } from "./members.ts";

/** How long the server may take to refuse, in ms. */
const PATIENCE = 2_000;

export async function intrude(servers: string | string[], { id, seed }: TestMember): Promise<NatsConnection> {
  const authenticator = nkeyAuthenticator(new TextEncoder().encode(seed));
  return wsconnect({ servers, authenticator, inboxPrefix: inboxOf(id), reconnect: false });
}

/** What the server makes of a message to `subject`: the name of its error, or what was answered. */
export async function ask(
  connection: NatsConnection,
  subject: string,
  payload: unknown = {},
): Promise<string> {
  try {
    const answer = await connection.request(subject, JSON.stringify(payload), { timeout: PATIENCE });
    return answer.string();
  } catch (error) {
    return nameOf(error);
  }
}

/** The name of the server's error when the login may not listen to `subject`; `"heard"` when it may. */
export async function hear(connection: NatsConnection, subject: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  connection.subscribe(subject, {
    callback: (error) => {
      if (error) resolve(nameOf(error));
    },
  });
  // The server refuses before it answers what came after.
  await connection.flush();
  return Promise.race([promise, Promise.resolve("heard")]);
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.name : error.name;
}
