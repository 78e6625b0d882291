/** Writes down what leaves for a team's server. Each message about a case at once; the rest is summed up for two seconds. */
import type { EventType } from "../case/event.ts";
import { fieldsOf, type DepartureClass, type Send } from "../departure.ts";
import { fitting } from "../store/checked.ts";
import type { Database } from "../store/database.ts";
import { noteDepartures, type Count } from "../store/departures.ts";
import { outboxRowSchema, type OutboxRow } from "../store/rows.ts";
import { caseOf, type SubjectKind } from "../team/nats/names.ts";
import type { Report, Sent } from "../team/nats/outgoing.ts";

/** How long counts are gathered before they are written, in ms: what a dying worker can lose. */
const GATHERED_FOR = 2_000;

/** Nobody clicked for these. */
const byItself: ReadonlySet<EventType> = new Set(["sent", "lapsed", "customer_posted"]);

const classes: Readonly<Record<SubjectKind, DepartureClass>> = {
  case: "entry",
  personal: "personal",
  document: "document",
  presence: "presence",
  other: "question",
};

export class Departures {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #counts = new Map<string, Count>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  /** @param now Unix ms, by this machine's clock */
  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  readonly note: Report = (origin, sent) => {
    const at = this.#now();
    for (const each of sent) {
      const found = each.subject === undefined ? undefined : caseOf(each.subject);
      const kind = found ? classes[found.kind] : "connection";
      this.#count(kind, origin, each.bytes, at);
      if (found?.caseId !== undefined && (kind === "entry" || kind === "personal")) {
        const { caseId, eventId = each.id } = found;
        this.#write(this.#send({ class: kind, origin, at, sent: each, caseId, eventId }));
      }
    }
    this.#timer ??= setTimeout(() => void this.flush(), GATHERED_FOR);
  };

  /** Writes what was gathered; fulfilled when everything that left so far is on disk. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counts = [...this.#counts.values()];
    this.#counts.clear();
    if (counts.length > 0) this.#write(noteDepartures(this.#database, counts, []));
    await this.#writing;
  }

  #count(kind: DepartureClass, origin: string, bytes: number, at: number): void {
    const key = `${kind} ${origin}`;
    const before = this.#counts.get(key);
    this.#counts.set(key, {
      class: kind,
      origin,
      at,
      count: (before?.count ?? 0) + 1,
      bytes: (before?.bytes ?? 0) + bytes,
    });
  }

  /** A record that cannot be written must not keep anything from being sent. */
  #write(written: Promise<unknown>): void {
    const caught = written.catch(() => undefined);
    this.#writing = Promise.all([this.#writing, caught]);
  }

  async #send(left: {
    readonly class: "entry" | "personal";
    readonly origin: string;
    readonly at: number;
    readonly sent: Sent;
    readonly caseId: string;
    readonly eventId: string | undefined;
  }): Promise<void> {
    const { class: kind, origin, at, sent, caseId, eventId } = left;
    const row = eventId === undefined ? undefined : await this.#rowOf(eventId);
    const type = row?.event.payload.type;
    const send: Send = {
      key: `${kind} ${eventId ?? crypto.randomUUID()} ${at}`,
      scope: "send",
      class: kind,
      origin,
      at,
      count: 1,
      bytes: sent.bytes,
      caseId,
      ...(type && { what: type }),
      ...(kind === "personal" && row?.personal !== undefined && { fields: fieldsOf(row.personal) }),
      ...(kind === "personal" && row?.isRedacted && { isRedacted: true }),
      ...(row && type && !byItself.has(type) && { by: row.event.actor.id }),
    };
    await noteDepartures(this.#database, [], [send]);
  }

  /** What waits in the outbox until the log has it, which takes a way to the server and back. */
  async #rowOf(eventId: string): Promise<OutboxRow | undefined> {
    const rows: unknown[] = await this.#database.outbox.where("id").equals(eventId).toArray();
    return fitting(outboxRowSchema, rows)[0];
  }
}
