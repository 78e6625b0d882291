/** The configuration files of a team's servers, made out of its seats: one server, or a cluster. */
import type { Seats } from "../../ledger/seats.ts";
import { failure, success, type Result } from "../../result.ts";
import { serverConfig, serverOptionsSchema } from "./server-config.ts";

/** Where things are on the server's machine. */
export type ServerPaths = {
  /** Where the server keeps the log. */
  readonly store: string;
  /** PEM files. */
  readonly certificate: string;
  readonly key: string;
};

export type ServerFile = { readonly name: string; readonly text: string };

/** Between the servers of a cluster. */
const CLUSTER_PORT = 6222;

/** `bad_server_paths`: a path that cannot stand in a configuration. */
export function serverFiles(
  { server, seats }: Pick<Seats, "server" | "seats">,
  { store, certificate, key }: ServerPaths,
): Result<{ files: ServerFile[] }, "bad_server_paths"> {
  const urls = server.addresses.map((address) => new URL(address));
  const files: ServerFile[] = [];
  for (const [index, url] of urls.entries()) {
    const isLocal = url.protocol === "ws:";
    const name = `${server.team}-${index + 1}`;
    const others = urls.filter((each) => each !== url).map(({ hostname }) => `${hostname}:${CLUSTER_PORT}`);
    const options = serverOptionsSchema.safeParse({
      team: server.team,
      store,
      webSocketPort: Number(url.port) || (isLocal ? 80 : 443),
      ...(!isLocal && { tls: { certificate, key } }),
      ...(others.length > 0 && { cluster: { name, port: CLUSTER_PORT, others } }),
    });
    if (!options.success) return failure("bad_server_paths", "a path or an address that does not fit");
    files.push({
      name: urls.length === 1 ? "nats.conf" : `nats-${index + 1}.conf`,
      text: serverConfig(options.data, seats),
    });
  }
  return success({ files });
}
