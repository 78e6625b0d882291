/** Delivers a team's log from a sequence on, over broken connections. */
import { DeliverPolicy, type ConsumerMessages, type JsMsg } from "@nats-io/jetstream";

import type { Logged, Stop } from "../transport.ts";
import { personalIdIn, withPersonal } from "./log.ts";
import type { Names } from "./names.ts";
import type { Open, Session } from "./session.ts";

const BATCH = 500;
/** After a failure the log is followed anew, after this long, in ms. */
const AGAIN_AFTER = 500;
/** A server that has nothing to say says so this often, in ms. After two silences it is asked anew: its leader may have died. */
const HEARTBEAT = 2_000;

export type FollowEvents = {
  readonly receive: (batch: readonly Logged[]) => Promise<void>;
  readonly caughtUp: () => void;
  /** The log ends at `last`, before what was read of it. */
  readonly ended: (last: number) => void;
  /** An entry came as it was written, at `at` by the log's clock (Unix ms). */
  readonly clock: (at: number) => void;
};

export function followLog(
  session: Session,
  team: string,
  names: Names,
  after: number,
  events: FollowEvents,
): Stop {
  const stopping = new AbortController();
  const { signal } = stopping;
  let delivered = after;
  let isCaughtUp = false;
  let consuming: ConsumerMessages | undefined;

  async function run(): Promise<void> {
    await session.opened();
    while (!signal.aborted) {
      const open = session.now();
      try {
        if (open) await consume(open);
      } catch {
        // A connection that broke, a leader that moved: from where we are, again.
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }

  async function consume(open: Open): Promise<void> {
    isCaughtUp = false;
    const { last_seq: last } = (await open.jsm.streams.info(names.entries)).state;
    if (last < delivered) events.ended(last);
    const consumer = await open.js.consumers.get(names.entries, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: delivered + 1,
    });
    if (signal.aborted) return;
    if (last <= delivered) reached();
    consuming = await consumer.consume({ max_messages: BATCH, idle_heartbeat: HEARTBEAT });
    void stopWhenSilent(consuming);
    await deliverAll(open, consuming, last);
  }

  /** What comes while a batch is being taken makes the next one: who is behind takes many at once. */
  async function deliverAll(open: Open, messages: ConsumerMessages, last: number): Promise<void> {
    const queue: JsMsg[] = [];
    let delivering: Promise<void> | undefined;
    let failed: unknown;
    const deliverQueue = async (): Promise<void> => {
      while (queue.length > 0 && !signal.aborted) {
        await deliver(open, queue.splice(0, BATCH));
        if (delivered >= last) reached();
      }
      delivering = undefined;
    };
    for await (const message of messages) {
      if (signal.aborted) break;
      queue.push(message);
      if (message.info.pending > 0 && queue.length < BATCH) continue;
      delivering ??= deliverQueue().catch((error: unknown) => {
        failed = error;
        messages.stop();
      });
      if (queue.length >= BATCH) await delivering;
    }
    await delivering;
    if (failed !== undefined) throw failed;
  }

  async function deliver(open: Open, batch: readonly JsMsg[]): Promise<void> {
    const fresh = batch.filter(({ seq }) => seq > delivered);
    const logged = await Promise.all(
      fresh.map((message) =>
        withPersonal(open.jsm, team, names, {
          subject: message.subject,
          sequence: message.seq,
          at: message.time.getTime(),
          data: message.data,
          personalId: personalIdIn(message.headers),
        }),
      ),
    );
    const newest = logged.at(-1);
    if (signal.aborted || !newest) return;
    try {
      await events.receive(logged);
    } catch (error) {
      // A bug of the receiver's is seen, and taken for no failure of the connection.
      queueMicrotask(() => {
        throw error;
      });
      stopping.abort();
      return;
    }
    delivered = newest.sequence;
    if (isCaughtUp) events.clock(newest.receivedAt);
  }

  function reached(): void {
    if (signal.aborted || isCaughtUp) return;
    isCaughtUp = true;
    events.caughtUp();
  }

  void run();
  // What the server knew of us may be gone with the connection, and the log with it: we begin anew with the next one.
  const unwatch = session.watch(({ state }) => {
    if (state !== "connected") consuming?.stop();
  });
  return () => {
    stopping.abort();
    unwatch();
    consuming?.stop();
  };
}

/** The library gives up when its first try to begin anew fails, as it does while a cluster has no leader; we do not. */
async function stopWhenSilent(messages: ConsumerMessages): Promise<void> {
  for await (const { type } of messages.status()) {
    if (type === "heartbeats_missed" || type === "consumer_deleted") messages.stop();
  }
}
