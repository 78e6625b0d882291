/** A team's log on its own NATS server, over WebSocket: a stream of entries, one of personal parts, a bucket of documents. */
import { failure, type Result } from "../result.ts";
import { readDocument, watchDocument, writeDocument } from "./nats/documents.ts";
import { followLog } from "./nats/follow.ts";
import { append, erase, limits, readCase } from "./nats/log.ts";
import { namesOf } from "./nats/names.ts";
import { keepPresence } from "./nats/presence.ts";
import { refusalOf } from "./nats/refusals.ts";
import { openSession, type Login, type Open } from "./nats/session.ts";
import { findStreams, type Found } from "./nats/streams.ts";
import type { DocumentName, Stop, StoredDocument, Transport, TransportRefusal } from "./transport.ts";

export type NatsOptions = Login & {
  /** The team's name on the server. */
  readonly team: string;
  readonly installation: string;
  /** Copies of each message that a lead's browser asks for when it makes the streams; undefined for all others. */
  readonly copies: number | undefined;
};

/** A member who comes before the lead's browser made the team's streams looks for them this often, in ms. */
const FIND_AGAIN_AFTER = 500;

type Watch = {
  readonly name: DocumentName;
  readonly receive: (document: StoredDocument) => void;
  stop: Stop;
};

export function openNatsTransport(options: NatsOptions): Transport {
  const { team, memberId, installation, copies } = options;
  const names = namesOf(team);
  const stops = new Set<Stop>();
  const watches = new Set<Watch>();
  let found: Found | undefined;
  let clockOffset = 0;

  const session = openSession(options, async (open) => {
    presence.follow((hear) => {
      open.connection.subscribe(names.presenceSubjects, {
        callback: (error, message) => {
          if (!error) hear(message.subject, message.data);
        },
      });
    });
    found = undefined;
    // A cluster that has just begun cannot make streams yet.
    await find(open).catch(() => undefined);
    if (!found) void findLater(open);
  });
  const presence = keepPresence(session, team, { memberId, installation });

  async function online<Value>(
    work: (open: Open) => Promise<Result<Value, TransportRefusal>>,
  ): Promise<Result<Value, TransportRefusal>> {
    const open = session.now();
    return open ? work(open) : failure("offline", session.state().state);
  }

  /** The team's streams and documents on this connection, if the lead's browser has made them. */
  async function find(open: Open): Promise<Found | undefined> {
    if (found) return found;
    const now = await findStreams(open, names, copies);
    if (!now || found) return found;
    found = now;
    if (!found.comparesAndSets) session.warn("compare_and_set_broken");
    for (const watch of watches) watch.stop = watchDocument(found.documents, watch.name, watch.receive);
    return found;
  }

  /** Looks again and again while this connection lasts: those who watch wait for it. */
  async function findLater(open: Open): Promise<void> {
    while (!found) {
      await new Promise((resolve) => setTimeout(resolve, FIND_AGAIN_AFTER));
      if (session.now() !== open) return;
      // What cannot be asked now is asked again.
      await find(open).catch(() => undefined);
    }
  }

  function stoppable(stop: Stop): Stop {
    stops.add(stop);
    return () => {
      stops.delete(stop);
      stop();
    };
  }

  return {
    limits,
    append: (outgoing, expectedLast) => online((open) => append(open, team, outgoing, expectedLast)),
    follow: (after, receive, caughtUp) =>
      stoppable(
        followLog(session, team, names, after, {
          receive,
          caughtUp,
          ended: () => session.warn("log_reset"),
          clock(at) {
            clockOffset = at - Date.now();
          },
        }),
      ),
    readCase: (caseId, upTo) => online((open) => readCase(open, team, names, caseId, upTo)),
    lastSequence: () =>
      online(async ({ jsm }) => {
        try {
          return { ok: true, value: (await jsm.streams.info(names.entries)).state.last_seq };
        } catch (error) {
          return refusalOf(error);
        }
      }),
    erase: (caseId) => online((open) => erase(open, team, names, caseId)),
    readDocument: (name) => withBucket((bucket) => readDocument(bucket, name)),
    writeDocument: (name, document, revision) =>
      withBucket((bucket) => writeDocument(bucket, name, document, revision)),
    watchDocument(name, receive) {
      let newest = 0;
      const watch: Watch = {
        name,
        receive(stored) {
          // A new connection tells again what the last one told.
          if (stored.revision <= newest) return;
          newest = stored.revision;
          receive(stored);
        },
        stop: () => undefined,
      };
      watches.add(watch);
      if (found && session.now()) watch.stop = watchDocument(found.documents, name, watch.receive);
      return stoppable(() => {
        watches.delete(watch);
        watch.stop();
      });
    },
    announce: (doing) => presence.announce(doing),
    watchPresence: (receive) => stoppable(presence.watch(receive)),
    connection: () => session.state(),
    watchConnection: (receive) => stoppable(session.watch(receive)),
    clockOffset: () => clockOffset,
    async close() {
      for (const stop of stops) stop();
      presence.stop();
      await session.close();
    },
  };

  function withBucket<Value>(
    work: (bucket: Found["documents"]) => Promise<Result<Value, TransportRefusal>>,
  ): Promise<Result<Value, TransportRefusal>> {
    return online(async (open) => {
      try {
        const there = await find(open);
        return there ? await work(there.documents) : failure("offline", "the team has no log yet");
      } catch (error) {
        return refusalOf(error);
      }
    });
  }
}
