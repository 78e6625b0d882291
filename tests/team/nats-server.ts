/** Real nats-servers for tests: one, or a cluster of three; started, killed, frozen, and gone when the test is. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { freeze, thaw } from "./freeze.ts";

export type ServerOptions = {
  /** The nats-server to run. */
  readonly program: string;
  /** Lines of the configuration that say who may do what; without any, everybody may do everything. */
  readonly access?: string;
  /** PEM files of the WebSocket's certificate; without them it is `ws:`. */
  readonly tls?: { readonly cert: string; readonly key: string };
};

export type TestServer = {
  /** Address of its WebSocket. */
  readonly url: string;
  readonly name: string;
  start(): Promise<void>;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** As a machine that hangs: it is there and says nothing. */
  freeze(): Promise<void>;
  thaw(): void;
};

export type TestServers = {
  readonly servers: readonly TestServer[];
  /** Where the servers keep what they store. */
  readonly folder: string;
  stop(): Promise<void>;
};

/** One server, with a store of its own that outlives `kill` and `start`. */
export async function startServer(
  options: ServerOptions,
): Promise<TestServers & { readonly server: TestServer }> {
  const started = await startServers(1, options);
  const [server] = started.servers;
  if (!server) throw new Error("no server");
  return { ...started, server };
}

/** A cluster of three, ready when it has a leader for its JetStream. */
export function startCluster(options: ServerOptions): Promise<TestServers> {
  return startServers(3, options);
}

async function startServers(count: number, options: ServerOptions): Promise<TestServers> {
  const folder = mkdtempSync(path.join(tmpdir(), "baton-nats-"));
  const ports = await freePorts(count * 4);
  const clusterPorts = ports.slice(0, count);
  const servers = clusterPorts.map((clusterPort, index) => {
    const name = `s${index + 1}`;
    const [port = 0, webPort = 0, healthPort = 0] = ports.slice(count + index * 3, count + index * 3 + 3);
    const routes = clusterPorts.filter((each) => each !== clusterPort);
    const config = configOf({ name, port, webPort, healthPort, clusterPort, routes, folder, options });
    return createTestServer(
      name,
      config,
      path.join(folder, `${name}.conf`),
      { webPort, healthPort },
      options,
    );
  });
  await Promise.all(servers.map((each) => each.start()));
  return {
    servers,
    folder,
    async stop() {
      await Promise.all(servers.map((each) => each.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Config = {
  readonly name: string;
  readonly port: number;
  readonly webPort: number;
  readonly healthPort: number;
  readonly clusterPort: number;
  readonly routes: readonly number[];
  readonly folder: string;
  readonly options: ServerOptions;
};

function configOf({ name, port, webPort, healthPort, clusterPort, routes, folder, options }: Config): string {
  const store = path.join(folder, name);
  mkdirSync(store);
  const web = options.tls
    ? `tls { cert_file: "${options.tls.cert}", key_file: "${options.tls.key}" }`
    : "no_tls: true";
  const cluster =
    routes.length === 0
      ? ""
      : `cluster { name: "${path.basename(folder)}", listen: "127.0.0.1:${clusterPort}", routes: [${routes
          .map((each) => `"nats://127.0.0.1:${each}"`)
          .join(", ")}] }`;
  return `
server_name: ${name}
listen: "127.0.0.1:${port}"
http: "127.0.0.1:${healthPort}"
jetstream { store_dir: "${store}", max_memory_store: 64MB, max_file_store: 1GB }
websocket { listen: "127.0.0.1:${webPort}", ${web} }
${cluster}
${options.access ?? ""}
`;
}

function createTestServer(
  name: string,
  config: string,
  file: string,
  { webPort, healthPort }: Pick<Config, "webPort" | "healthPort">,
  { program, tls }: ServerOptions,
): TestServer {
  writeFileSync(file, config);
  let child: ChildProcess | undefined;
  return {
    name,
    url: `${tls ? "wss" : "ws"}://localhost:${webPort}`,
    async start() {
      child = spawn(program, ["-c", file], { stdio: ["ignore", "ignore", "pipe"] });
      await readiness(child, `http://127.0.0.1:${healthPort}/healthz`);
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    freeze: () => freeze(child),
    thaw: () => thaw(child),
  };
}

/** Fulfilled when the server says that it is well: in a cluster, when its JetStream has a leader and is up to date. */
async function readiness(child: ChildProcess, health: string): Promise<void> {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-20_000);
  });
  while (!(await isWell(health))) {
    if (child.exitCode !== null) throw new Error(`nats-server ended:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isWell(health: string): Promise<boolean> {
  try {
    return (await fetch(health)).ok;
  } catch {
    return false;
  }
}

/** Below the ports that systems give to outgoing connections, which could take one before the server does. */
const [LOWEST_PORT, HIGHEST_PORT] = [12_000, 32_000];

export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = LOWEST_PORT + Math.floor(Math.random() * (HIGHEST_PORT - LOWEST_PORT));
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const outcome = once(server, "listening").then(
    () => true,
    () => false,
  );
  server.listen(port, "127.0.0.1");
  if (!(await outcome)) return false;
  await new Promise((done) => server.close(done));
  return true;
}
