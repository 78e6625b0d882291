/**
 * One connection to a team's NATS server over WebSocket, that comes back by itself, and how it stands in the words of
 * `Connection`.
 */
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from "@nats-io/jetstream";
import {
  AuthorizationError,
  nkeyAuthenticator,
  wsconnect,
  type NatsConnection,
  type Status,
} from "@nats-io/nats-core";

import { failure, success, type Result } from "../../result.ts";
import type { Connection } from "../transport.ts";
import { inboxOf } from "./names.ts";
import { meteredSocket, type Report } from "./outgoing.ts";

/** How long one question to the server may take, in ms; the fast one that a person waits for. */
export const TIMEOUT = 5_000;
/** Between two tries to connect, in ms; a third of it more or less, so that a team does not come back at once. */
const RETRY_AFTER = 2_000;
/** The server pings are this far apart, in ms; two without an answer and the connection counts as lost. */
const PING_INTERVAL = 10_000;
/** How long the server's goodbye is waited for, in ms. */
const GOODBYE = 1_000;

export type Login = {
  /** `wss:` addresses; `ws:` only on this machine. */
  readonly servers: readonly string[];
  readonly memberId: string;
  /** The member's secret for the server, an nkey seed. Never in a log and never in an error. */
  readonly seed: string;
  /** Hears of everything that leaves. */
  readonly report?: Report;
};

export type Open = {
  readonly connection: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
};

export type Session = {
  /** The connection, when there is one now. */
  now(): Open | undefined;
  /** Waits for the first connection; undefined when the session was closed before. */
  opened(): Promise<Open | undefined>;
  state(): Connection;
  watch(receive: (connection: Connection) => void): () => void;
  warn(warning: Connection["warning"]): void;
  close(): Promise<void>;
};

/** `insecure_server`: a `ws:` address that is not this machine's. `bad_server`: no address of a WebSocket. */
export function checkServers(servers: readonly string[]): Result<true, "insecure_server" | "bad_server"> {
  if (servers.length === 0) return failure("bad_server", "no server");
  for (const server of servers) {
    const url = URL.parse(server);
    if (
      !url ||
      (url.protocol !== "ws:" && url.protocol !== "wss:") ||
      url.username !== "" ||
      url.password !== ""
    ) {
      return failure("bad_server", "not the address of a WebSocket");
    }
    const isHere = ["localhost", "127.0.0.1"].includes(url.hostname);
    if (url.protocol === "ws:" && !isHere) return failure("insecure_server", url.hostname);
  }
  return success(true);
}

/** @param ready what must be done with a new connection before it counts as open; called again after each reconnect */
export function openSession(login: Login, ready: (open: Open) => Promise<void>): Session {
  let open: Open | undefined;
  const closing = new AbortController();
  let state: Connection = { state: "connecting", since: Date.now() };
  const watchers = new Set<(connection: Connection) => void>();
  const first = Promise.withResolvers<Open | undefined>();

  function tell(next: Connection["state"], retryAt?: number): void {
    const { warning } = state;
    state = {
      state: next,
      since: next === state.state ? state.since : Date.now(),
      ...(retryAt !== undefined && { retryAt }),
      ...(warning !== undefined && { warning }),
    };
    for (const watcher of watchers) watcher(state);
  }

  async function connect(): Promise<void> {
    while (!closing.signal.aborted) {
      const outcome = await tryToConnect();
      if (closing.signal.aborted) return;
      tell(outcome === "refused" ? "refused" : "offline", Date.now() + RETRY_AFTER);
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    }
  }

  /** Comes back when the connection is over for good. */
  async function tryToConnect(): Promise<"lost" | "refused"> {
    const checked = checkServers(login.servers);
    if (!checked.ok) return "refused";
    let connection: NatsConnection;
    try {
      connection = await wsconnect({
        servers: [...login.servers],
        authenticator: nkeyAuthenticator(new TextEncoder().encode(login.seed)),
        name: "baton",
        inboxPrefix: inboxOf(login.memberId),
        timeout: TIMEOUT,
        pingInterval: PING_INTERVAL,
        maxPingOut: 2,
        maxReconnectAttempts: -1,
        reconnectTimeWait: RETRY_AFTER,
        reconnectJitter: RETRY_AFTER / 3,
        reconnectJitterTLS: RETRY_AFTER / 3,
        ignoreClusterUpdates: true,
        // Where each request was made from: nobody reads it, and it costs as much as the request.
        noAsyncTraces: true,
        ...(login.report && { wsFactory: meteredSocket(login.report) }),
      });
    } catch (error) {
      return error instanceof AuthorizationError ? "refused" : "lost";
    }
    if (closing.signal.aborted) {
      await connection.close();
      return "lost";
    }
    const js = jetstream(connection, { timeout: TIMEOUT });
    const next: Open = {
      connection,
      js,
      jsm: await jetstreamManager(connection, { checkAPI: false, timeout: TIMEOUT }),
    };
    await settle(next);
    for await (const status of connection.status()) await follow(status, next);
    open = undefined;
    const error = await connection.closed();
    return error instanceof AuthorizationError ? "refused" : "lost";
  }

  async function settle(next: Open): Promise<void> {
    try {
      await ready(next);
    } catch {
      // What cannot be done now is tried again by whoever needs it, and answered as `offline` or `forbidden` there.
    }
    open = next;
    first.resolve(next);
    tell("connected");
  }

  async function follow(status: Status, next: Open): Promise<void> {
    if (status.type === "disconnect") {
      open = undefined;
      tell("offline", Date.now() + RETRY_AFTER);
    } else if (status.type === "reconnect") {
      await settle(next);
    }
  }

  void connect();
  return {
    now: () => open,
    opened: () => first.promise,
    state: () => state,
    watch(receive) {
      watchers.add(receive);
      receive(state);
      return () => void watchers.delete(receive);
    },
    warn(warning) {
      if (state.warning === warning) return;
      state = { ...state, ...(warning !== undefined && { warning }) };
      for (const watcher of watchers) watcher(state);
    },
    async close() {
      closing.abort();
      first.resolve(undefined);
      const last = open;
      open = undefined;
      // A server that hangs does not say goodbye.
      const patience = new Promise((resolve) => setTimeout(resolve, GOODBYE));
      await Promise.race([last?.connection.close(), patience]);
    },
  };
}
