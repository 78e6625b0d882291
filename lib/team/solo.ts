/** The log of one browser: a table of the store. No network; the promises are the same as a team's. */
import type { Table } from "dexie";

import { inTurn } from "../in-turn.ts";
import { failure, success, type Result } from "../result.ts";
import type {
  DocumentName,
  Logged,
  Outgoing,
  Presence,
  PresentColleague,
  StoredDocument,
  Transport,
} from "./transport.ts";

/** As the store keeps an entry of the log; what else a row has is the store's business. */
export type SoloRow = {
  sequence?: number;
  id: string;
  caseId: string;
  receivedAt: number;
  entry: unknown;
} & {
  personal?: unknown;
};

export type SoloTables = {
  /** With the indexes `++sequence`, `&id` and `caseId`. */
  readonly log: Table<SoloRow, number>;
  /** With `name` as its key. */
  readonly documents: Table<StoredDocument & { readonly name: DocumentName }, DocumentName>;
};

const BATCH = 500;
const limits = { entryBytes: 100_000, personalBytes: 500_000 };

type Client = { readonly memberId: string; readonly installation: string; presence: Presence | undefined };

/** One log, and everybody who has it open: in the extension only the background. */
export class SoloLog {
  readonly #tables: SoloTables;
  readonly #now: () => number;
  readonly #clients = new Set<Client>();
  readonly #onAppend = new Set<() => void>();
  readonly #onPresence = new Set<() => void>();
  readonly #onDocument = new Set<(name: DocumentName, stored: StoredDocument) => void>();

  /** @param now Unix ms */
  constructor(tables: SoloTables, now: () => number) {
    this.#tables = tables;
    this.#now = now;
  }

  connect(memberId: string, installation: string): Transport {
    const { log, documents } = this.#tables;
    const client: Client = { memberId, installation, presence: undefined };
    this.#clients.add(client);
    const since = this.#now();
    const stops = new Set<() => void>();
    const ends: (() => Promise<void>)[] = [];
    const stoppable = (stop: () => void): (() => void) => {
      stops.add(stop);
      return stop;
    };
    return {
      limits,
      append: (outgoing, expectedLast) => this.#append(outgoing, expectedLast),
      follow: (after, receive, caughtUp) => {
        const following = this.#follow(after, receive, caughtUp);
        ends.push(following.ended);
        return stoppable(following.stop);
      },
      readCase: async (caseId, upTo = Infinity) => {
        const rows = await log.where("caseId").equals(caseId).sortBy("sequence");
        return success(rows.map(loggedOf).filter(({ sequence }) => sequence <= upTo));
      },
      lastSequence: async () => success((await log.toCollection().last())?.sequence ?? 0),
      erase: (caseId) => this.#erase(caseId),
      readDocument: async (name) => success(await documents.get(name).then(storedOf)),
      watchDocument: (name, receive) => stoppable(this.#watchDocument(name, receive)),
      writeDocument: (name, document, revision) => this.#writeDocument(name, document, revision),
      announce: (presence) => {
        client.presence = presence;
        this.#present();
      },
      watchPresence: (receive) => {
        const tell = (): void => receive(this.#others(client));
        this.#onPresence.add(tell);
        tell();
        return stoppable(() => void this.#onPresence.delete(tell));
      },
      connection: () => ({ state: "local", since }),
      watchConnection: (receive) => {
        receive({ state: "local", since });
        return () => undefined;
      },
      clockOffset: () => 0,
      close: async () => {
        for (const stop of stops) stop();
        this.#clients.delete(client);
        this.#present();
        await Promise.all(ends.map((ended) => ended()));
      },
    };
  }

  async #append(outgoing: Outgoing, expectedLast: number | undefined): ReturnType<Transport["append"]> {
    const { id, caseId, entry, personal } = outgoing;
    const tooLarge =
      byteLength(JSON.stringify(entry)) > limits.entryBytes ||
      byteLength(personal ?? "") > limits.personalBytes;
    if (tooLarge) return failure("too_large", "longer than the log takes");
    const { log } = this.#tables;
    const appended = await log.db.transaction("rw", log, async (): ReturnType<Transport["append"]> => {
      const there = await log.where("id").equals(id).primaryKeys();
      if (there[0] !== undefined) return success({ sequence: there[0], repeated: true });
      if (expectedLast !== undefined) {
        const keys = await log.where("caseId").equals(caseId).primaryKeys();
        if (Math.max(0, ...keys) !== expectedLast) return failure("moved", "the case has a newer entry");
      }
      const row = { id, caseId, entry, receivedAt: this.#now(), ...(personal !== undefined && { personal }) };
      return success({ sequence: await log.add(row), repeated: false });
    });
    for (const tell of this.#onAppend) tell();
    return appended;
  }

  #follow(
    after: number,
    receive: (batch: readonly Logged[]) => Promise<void>,
    caughtUp: () => void,
  ): { readonly stop: () => void; readonly ended: () => Promise<void> } {
    const stopping = new AbortController();
    let delivered = after;
    const addTurn = inTurn();

    const deliverNew = async (): Promise<void> => {
      while (!stopping.signal.aborted) {
        const rows = await this.#tables.log.where("sequence").above(delivered).limit(BATCH).toArray();
        const last = rows.at(-1);
        if (stopping.signal.aborted || last?.sequence === undefined) return;
        await receive(rows.map(loggedOf));
        delivered = last.sequence;
      }
    };
    const tell = (): void => void addTurn(deliverNew);
    this.#onAppend.add(tell);
    void addTurn(deliverNew).then(() => {
      if (!stopping.signal.aborted) caughtUp();
    });
    return {
      stop: () => {
        stopping.abort();
        this.#onAppend.delete(tell);
      },
      ended: () => addTurn(() => Promise.resolve()),
    };
  }

  #erase(caseId: string): Promise<Result<number, never>> {
    const { log } = this.#tables;
    return log.db.transaction("rw", log, async () => {
      const rows = log
        .where("caseId")
        .equals(caseId)
        .filter(({ personal }) => personal !== undefined);
      return success(
        await rows.modify((row) => {
          delete row.personal;
        }),
      );
    });
  }

  #watchDocument(name: DocumentName, receive: (document: StoredDocument) => void): () => void {
    let newest = 0;
    const tell = (changed: DocumentName, stored: StoredDocument): void => {
      if (changed !== name || stored.revision <= newest) return;
      newest = stored.revision;
      receive(stored);
    };
    this.#onDocument.add(tell);
    void this.#tables.documents.get(name).then((row) => {
      if (row && this.#onDocument.has(tell)) tell(name, row);
    });
    return () => void this.#onDocument.delete(tell);
  }

  async #writeDocument(
    name: DocumentName,
    document: unknown,
    expected: number,
  ): ReturnType<Transport["writeDocument"]> {
    const { documents } = this.#tables;
    const written = await documents.db.transaction(
      "rw",
      documents,
      async (): ReturnType<Transport["writeDocument"]> => {
        const { revision } = (await documents.get(name)) ?? { revision: 0 };
        if (revision !== expected) return failure("moved", `the ${name} is at revision ${revision}`);
        await documents.put({ name, document, revision: revision + 1 });
        return success({ revision: revision + 1 });
      },
    );
    if (written.ok) {
      for (const tell of this.#onDocument) tell(name, { document, revision: written.value.revision });
    }
    return written;
  }

  #others(client: Client): readonly PresentColleague[] {
    return [...this.#clients].flatMap(({ memberId, installation, presence }) =>
      presence === undefined || installation === client.installation
        ? []
        : [{ ...presence, memberId, installation }],
    );
  }

  #present(): void {
    for (const tell of this.#onPresence) tell();
  }
}

function loggedOf({ sequence = 0, receivedAt, caseId, entry, personal }: SoloRow): Logged {
  return { sequence, receivedAt, caseId, entry, personal };
}

function storedOf(row: StoredDocument | undefined): StoredDocument | undefined {
  return row && { document: row.document, revision: row.revision };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
