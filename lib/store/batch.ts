/** What taking in a batch reads and writes: all rows at once, since the way to the disk costs as much for one as for many. */
import type { Case } from "../case/case.ts";
import type { Contact } from "../history.ts";
import type { Chain } from "../ledger/receipt.ts";
import { keepBrought, putLines, type Brought } from "./brought.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { eraseCase, type Whom } from "./erase.ts";
import { keepNewMentions } from "./mentions.ts";
import { outboxRowSchema, type LogRow, type MentionRow, type OutboxRow } from "./rows.ts";

/** What there is of a case before the batch. */
export type Known = {
  /** Unchecked. */
  readonly row: unknown;
  readonly chain: Chain | undefined;
  /** What of it waits to be sent, in order. */
  readonly outbox: readonly OutboxRow[];
};

export class Batch {
  readonly #database: Database;
  readonly #known: ReadonlyMap<string, Known>;
  readonly #events: LogRow[] = [];
  readonly #sent: number[] = [];
  readonly #chains = new Map<string, Chain>();
  readonly #cases = new Map<string, Case | undefined>();
  readonly #lines = new Map<string, Contact | undefined>();
  readonly #mentions = new Map<string, MentionRow>();
  readonly #brought: Brought[] = [];
  readonly #erased = new Map<string, Whom>();

  private constructor(database: Database, known: ReadonlyMap<string, Known>) {
    this.#database = database;
    this.#known = known;
  }

  /** Call inside a read-write transaction over `takeInTables`. */
  static async of(database: Database, caseIds: readonly string[]): Promise<Batch> {
    const ids = [...caseIds];
    const [rows, chains, waiting]: [unknown[], (Chain | undefined)[], OutboxRow[]] = [
      await database.cases.bulkGet(ids),
      await database.chains.bulkGet(ids),
      // After a day without a connection much waits that the batch has nothing to do with.
      await database.outbox.where("caseId").anyOf(ids).sortBy("number"),
    ];
    const outbox = Map.groupBy(fitting(outboxRowSchema, waiting), ({ caseId }) => caseId);
    const known = ids.map((id, index): [string, Known] => [
      id,
      { row: rows[index], chain: chains[index], outbox: outbox.get(id) ?? [] },
    ]);
    return new Batch(database, new Map(known));
  }

  known(caseId: string): Known {
    return this.#known.get(caseId) ?? { row: undefined, chain: undefined, outbox: [] };
  }

  add(row: LogRow): void {
    this.#events.push(row);
  }

  /** The log has what waited under these numbers. */
  takeOut(numbers: Iterable<number>): void {
    this.#sent.push(...numbers);
  }

  /** @param shown the case as people see it; undefined when there is nothing to be seen */
  setCase(chain: Chain, shown: Case | undefined): void {
    this.#chains.set(chain.caseId, chain);
    this.#cases.set(chain.caseId, shown);
  }

  /** The line of the timeline that an event adds; undefined takes it away. */
  setLine(id: string, line: Contact | undefined): void {
    this.#lines.set(id, line);
  }

  /** What an entry says of its customer. */
  bring(brought: Brought): void {
    if (brought.facts.length > 0 || brought.links.length > 0) this.#brought.push(brought);
  }

  /** Keeps a mention that came with an entry, unless this browser knows it already. */
  keep(row: MentionRow): void {
    if (!this.#mentions.has(row.key)) this.#mentions.set(row.key, row);
  }

  /** Forgets whom a case was about, in what was there and in what comes with the batch. */
  erase(caseId: string, whom: Whom): void {
    if (!this.#erased.has(caseId)) this.#erased.set(caseId, whom);
  }

  async write(): Promise<void> {
    const { events, outbox, chains, cases, contacts } = this.#database;
    await events.bulkPut(this.#events);
    await outbox.bulkDelete(this.#sent);
    await chains.bulkPut([...this.#chains.values()]);
    await cases.bulkPut([...this.#cases.values()].flatMap((state) => state ?? []));
    await cases.bulkDelete(withNothing(this.#cases));
    await putLines(
      this.#database,
      [...this.#lines.values()].flatMap((line) => line ?? []),
    );
    await contacts.bulkDelete(withNothing(this.#lines));
    await keepNewMentions(this.#database, [...this.#mentions.values()]);
    for (const brought of this.#brought) await keepBrought(this.#database, brought);
    for (const [caseId, whom] of this.#erased) await eraseCase(this.#database, caseId, whom);
  }
}

function withNothing(changes: ReadonlyMap<string, unknown>): string[] {
  return [...changes].flatMap(([key, value]) => (value === undefined ? [key] : []));
}
