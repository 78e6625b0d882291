/**
 * The store: IndexedDB in the extension's own origin. Only the background writes; extension pages read.
 * A released version is never edited: each change is the next `version(n)`, with its upgrade beside it.
 */
import { Dexie, type DBCore, type EntityTable, type PromiseExtended, type Table, type Version } from "dexie";

import type { Case } from "../case/case.ts";
import type { Departure } from "../departure.ts";
import type { Customer } from "../customer.ts";
import type { CustomerFacts } from "../facts.ts";
import type { SurfaceHealth } from "../health.ts";
import type { Contact } from "../history.ts";
import type { Link } from "../link.ts";
import type { Chain } from "../ledger/receipt.ts";
import type { Signer } from "../ledger/signed.ts";
import type { Cipher } from "../vault/cipher.ts";
import type {
  CommandRow,
  CorrectionRow,
  LedgerRow,
  LogRow,
  MentionRow,
  OutboxRow,
  QuarantineRow,
  SettingsRow,
} from "./rows.ts";
import type { ImportRun } from "../import/run.ts";
import type { ImportedBlock } from "./imported-lines.ts";
import type { ImportMappingRow } from "./imports.ts";
import type { ImportedBatch } from "./imported-batches.ts";
import type { Erasure } from "./erasures.ts";
import type { ForgottenRow } from "./forgotten.ts";
import type { Receipt } from "../receipt.ts";
import type { WithheldRow } from "./withheld.ts";
import { allowAnyOf } from "./any-of.ts";
import type { SealedRows } from "./sealed-row.ts";
import { sealing } from "./sealing.ts";
import { upgradeBlocks } from "./upgrade-blocks.ts";
import { upgradeImports } from "./upgrade-imports.ts";
import { upgradeHistory } from "./upgrade-history.ts";
import { upgradeRetention } from "./upgrade-retention.ts";
import { upgradeLog } from "./upgrade-log.ts";
import { upgradeSealing } from "./upgrade-sealing.ts";

export const DATABASE_NAME = "baton";

/** What the log of one browser has one of each (`lib/team/solo.ts`). */
export type DocumentRow = {
  readonly name: "roster" | "seats" | "checkpoint" | `seat.${string}`;
  readonly document: unknown;
  readonly revision: number;
};

/** What the log of one browser writes of an entry. */
type SoloEntry = Pick<LogRow, "id" | "caseId" | "receivedAt" | "personal"> & {
  sequence?: number;
  entry: unknown;
};

/** The login of the team's server, under a key that cannot be read out of the browser. */
export type LoginRow = {
  readonly name: "login";
  readonly sealingKey: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
};

/** This browser's signing key, whose private half cannot be read, only used; and its login. */
export type KeyRow = (Signer & { readonly name: "installation" }) | LoginRow;

export class Database extends Dexie {
  /** The log: the truth about cases. */
  declare readonly events: EntityTable<LogRow, "sequence">;
  /** What is decided here and not in the log yet, in order. */
  declare readonly outbox: EntityTable<OutboxRow, "number">;
  /** What is remembered of each case's entries; goes with the log. */
  declare readonly chains: EntityTable<Chain, "caseId">;
  declare readonly ledger: EntityTable<LedgerRow, "name">;
  declare readonly documents: EntityTable<DocumentRow, "name">;
  declare readonly keys: Table<KeyRow, KeyRow["name"]>;
  /** What log and outbox fold to; can be rebuilt from them. */
  declare readonly cases: EntityTable<Case, "id">;
  /** Mentions that were flagged, corrected or handed off; no others are kept. */
  declare readonly mentions: EntityTable<MentionRow, "key">;
  declare readonly customers: EntityTable<Customer, "key">;
  /** The lines of all timelines, but those that came from files. */
  declare readonly contacts: EntityTable<Contact, "id">;
  /** Which accounts are one person's, and which are not, as somebody said. */
  declare readonly links: EntityTable<Link, "pair">;
  /** What is known of a customer: tags and facts. */
  declare readonly facts: EntityTable<CustomerFacts, "customerKey">;
  declare readonly corrections: EntityTable<CorrectionRow, "key">;
  /** Commands already carried out, so that a repeated one does nothing. */
  declare readonly commands: EntityTable<CommandRow, "id">;
  /** What is to be removed from the log, and what became of it. */
  declare readonly erasures: EntityTable<Erasure, "caseId">;
  /** That somebody was erased here: counts and times. */
  declare readonly receipts: EntityTable<Receipt, "number">;
  /** Posts and lines that were erased, as keyed hashes. */
  declare readonly forgotten: EntityTable<ForgottenRow, "mark">;
  /** Imports that were not taken back. */
  declare readonly imports: EntityTable<ImportRun, "id">;
  /** The lines that they brought in, in blocks. */
  declare readonly importedBlocks: EntityTable<ImportedBlock, "number">;
  /** In which blocks the lines of each batch lie, and by what they are recognised. */
  declare readonly importedBatches: EntityTable<ImportedBatch, "number">;
  declare readonly importMappings: EntityTable<ImportMappingRow, "signature">;
  /** What was hidden from the team, so that the person here can put it back. */
  declare readonly withheld: EntityTable<WithheldRow, "number">;
  /** What left this browser: counts, times and ids. */
  declare readonly departures: Table<Departure, string>;
  declare readonly settings: EntityTable<SettingsRow, "name">;
  /** How well pages were read, by site, surface and day; counts only. */
  declare readonly health: EntityTable<SurfaceHealth, "key">;
  /** Rows that did not fit their schema, set aside whole. */
  declare readonly quarantine: EntityTable<QuarantineRow, "number">;

  private readonly unlocked: Promise<unknown>;
  private readonly cipher: Cipher | Promise<Cipher>;
  private readonly upTo: number;
  private readonly sealed = new Map<string, SealedRows>();
  private current: Cipher | undefined;
  /** Dexie's lowest: reads and writes plain rows. See `Snapshot`. */
  layer: DBCore | undefined;

  /**
   * @param cipher what rows are encrypted with at rest; whatever is asked of the database waits until it is there
   * @param upTo the version to stop at: a store as an older Baton had it, to fill and to upgrade
   */
  constructor(cipher: Cipher | Promise<Cipher>, name: string = DATABASE_NAME, upTo: number = Infinity) {
    super(name);
    this.cipher = cipher;
    this.upTo = upTo;
    const opened = (): Cipher => this.opened();
    this.unlocked = Promise.resolve(cipher).then((ready) => {
      this.current = ready;
    });
    this.use(sealing(opened, this.sealed, (layer) => (this.layer = layer)));
    allowAnyOf(this);
    this.version(1).stores({
      events: "++sequence, &id, caseId",
      cases: "id, status, [status+updatedAt], delivery, customerKey, *mentionKeys",
      mentions: "key",
      customers: "key",
      contacts: "id, [customerKey+at]",
      corrections: "key",
      commands: "id, at",
      settings: "name",
      quarantine: "++number",
    });
    this.version(2).stores({ health: "key, at" });
    this.version(3)
      .stores({
        events: "++sequence, &id, caseId, aside",
        cases: "id, status, [status+updatedAt], delivery, customerKey, *mentionKeys, merged.into",
        commands: "id, at, refused.at",
        outbox: "++number, &id, caseId",
        chains: "caseId",
        ledger: "name",
        documents: "name",
        keys: "name",
      })
      .upgrade(upgradeLog);
    this.version(4).stores({ mentions: "key, *mention.otherIds", corrections: "key, *otherIds" });
    this.version(5).stores({ erasures: "caseId" });
    this.version(6)
      .stores({ mentions: "key, *mention.otherIds, firstSeenAt" })
      .upgrade((transaction) => upgradeSealing(opened(), transaction));
    this.version(7)
      .stores({
        contacts: "id, [customerKey+at], [customerKey+contactAt], caseId, *traces",
        customers: "key, siteKey, nameKey",
        links: "pair, *accounts",
        facts: "customerKey",
      })
      .upgrade(upgradeHistory);
    this.version(8).stores({
      imports: "id",
      importBatches: "[importId+number]",
      importMappings: "signature",
    });
    this.version(9)
      .stores({
        withheld: "++number, caseId, eventId",
        departures: "key, [scope+at], caseId",
        corrections: "key, *otherIds, at",
        contacts: "id, [customerKey+at], [customerKey+contactAt], caseId, *traces, loggedAt",
      })
      .upgrade(upgradeRetention);
    this.version(10).stores({ receipts: "++number", forgotten: "mark" });
    this.version(11)
      .stores({
        importedBlocks: "number, [importId+batch], *owners, &*ids, *traces, *names",
        importBatches: null,
      })
      .upgrade(upgradeImports);
    this.version(12)
      .stores({
        importedBlocks: "number, *owners, *traces, *names",
        importedBatches: "number, importId",
      })
      .upgrade((transaction) => upgradeBlocks(opened(), transaction));
  }

  private opened(): Cipher {
    if (!this.current) throw new Error("the store was opened without its cipher");
    return this.current;
  }

  override open(): PromiseExtended<Dexie> {
    return Dexie.Promise.resolve(this.unlocked).then(() => super.open());
  }

  /** Versions above `upTo` are declared on a database that is never opened. */
  override version(number: number): Version {
    return number <= this.upTo ? super.version(number) : new Dexie("unopened").version(number);
  }

  /** Another store under the same cipher. @param upTo as of the constructor */
  beside(name: string, upTo?: number): Database {
    return new Database(this.cipher, name, upTo);
  }

  /** Encrypts rows that are added to a table soon, with the browser's own ciphers, for which a transaction does not wait. */
  async sealAhead(table: string, rows: readonly object[]): Promise<void> {
    await this.open();
    const sealed = this.sealed.get(table);
    if (sealed) await Promise.all(rows.map((row) => sealed.sealAhead(row)));
  }

  /**
   * The same of rows that will most likely be stored soon, and of which it turns out later whether they say just that.
   * @returns forgets those that were not stored
   */
  async sealLikely(table: string, rows: readonly object[]): Promise<() => void> {
    await this.open();
    return (await this.sealed.get(table)?.sealLikely(rows)) ?? (() => undefined);
  }

  /** See `Cipher.markOf`. Only when something was read or written before. */
  markOf(text: string): number {
    return this.opened().markOf(text);
  }

  /** The tables in which a log of one browser is kept. */
  soloTables(): { log: Table<SoloEntry, number>; documents: Table<DocumentRow, DocumentRow["name"]> } {
    return { log: this.table("events"), documents: this.table("documents") };
  }
}
