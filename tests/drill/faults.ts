/** What goes wrong on the servers' side while the team works. */
import type { Logged, Transport } from "../../lib/team/transport.ts";
import type { Signed } from "../../lib/ledger/signed.ts";
import type { TestServers } from "../team/nats-server.ts";

/** A killed server comes back after so long, in ms. */
const BACK_AFTER = 3_000;

/** Kills the server that leads the stream of the entries. @returns its name */
export async function killLeader({ servers }: TestServers, leader: () => Promise<string>): Promise<string> {
  const name = await leader();
  const server = servers.find((each) => each.name === name);
  if (!server) throw new Error(`no server is called ${name}`);
  await server.kill();
  await wait(BACK_AFTER);
  await server.start();
  return name;
}

/** Sends an old entry again, under a new id: byte for byte, as somebody could who reads the log. */
export async function replay(log: readonly Logged[], transport: Transport): Promise<void> {
  while (log.length === 0) await wait(100);
  const old = log[Math.floor(Math.random() * log.length)];
  if (!old) return;
  const { caseId, entry } = old;
  await transport.append({ id: crypto.randomUUID(), caseId, entry: entry as Signed, personal: undefined });
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
