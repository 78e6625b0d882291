/**
 * The store: IndexedDB in the extension's own origin. Only the background writes; extension pages read.
 * A released version is never edited: each change is the next `version(n)`, with its upgrade beside it.
 */
import { Dexie, type EntityTable } from "dexie";

import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import type { Customer } from "../customer.ts";
import type { SurfaceHealth } from "../health.ts";
import type { Contact } from "../history.ts";
import type { CommandRow, CorrectionRow, MentionRow, QuarantineRow, SettingsRow } from "./rows.ts";

export const DATABASE_NAME = "baton";

/** An event with its place in the log of this browser. */
export type EventRow = CaseEvent & { sequence?: number };

export class Database extends Dexie {
  /** The log: the truth about cases. */
  declare readonly events: EntityTable<EventRow, "sequence">;
  /** What the log folds to; can be rebuilt from it. */
  declare readonly cases: EntityTable<Case, "id">;
  /** Mentions that were flagged, corrected or handed off; no others are kept. */
  declare readonly mentions: EntityTable<MentionRow, "key">;
  declare readonly customers: EntityTable<Customer, "key">;
  /** The lines of all timelines. */
  declare readonly contacts: EntityTable<Contact, "id">;
  declare readonly corrections: EntityTable<CorrectionRow, "key">;
  /** Commands already carried out, so that a repeated one does nothing. */
  declare readonly commands: EntityTable<CommandRow, "id">;
  declare readonly settings: EntityTable<SettingsRow, "name">;
  /** Rows that did not fit their schema, set aside whole. */
  /** How well pages were read, by site, surface and day; counts only. */
  declare readonly health: EntityTable<SurfaceHealth, "key">;
  declare readonly quarantine: EntityTable<QuarantineRow, "number">;

  constructor(name: string = DATABASE_NAME) {
    super(name);
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
  }
}
