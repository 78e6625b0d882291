/**
 * What entries will most likely be stored as, found out without the store, so that it can be encrypted by the browser's own ciphers
 * before the transaction. Only a guess: the transaction finds out what is so, and what was guessed wrong it encrypts itself.
 */
import type { Case } from "../case/case.ts";
import type { Contact } from "../history.ts";
import { nothingYet, type Folded } from "../ledger/replay.ts";
import type { Member } from "../member.ts";
import { mentionLine } from "./contacts.ts";
import type { Database } from "./database.ts";
import { asFor, type Checked } from "./reserve.ts";
import type { LogRow, MentionRow } from "./rows.ts";
import { takeCase, type Intake } from "./take-in.ts";

/** Cases that are remembered as they were guessed last: a case goes on while its neighbours in the log do. About 1 MB. */
const MOST_REMEMBERED = 1_000;

export class Rehearsal {
  readonly #database: Database;
  /** The case of which something came last is the last. */
  readonly #remembered = new Map<string, Folded>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * @param entries in the log's order
   * @param isWhole they are all that there is of their cases
   * @returns forgets what was guessed wrong
   */
  async of(me: Member, entries: readonly Checked[], isWhole: boolean): Promise<() => void> {
    const stage = new Stage();
    const groups = Map.groupBy(
      entries.map((each) => asFor(me, each)),
      ({ delivered }) => delivered.caseId,
    );
    for (const [caseId, ofCase] of groups) {
      const before = isWhole ? undefined : this.#remembered.get(caseId);
      takeCase(stage, caseId, before ?? nothingYet(caseId), ofCase);
    }
    this.#remember(stage.folded);
    const forget = await Promise.all(
      Object.entries(stage.rows()).map(([table, rows]) => this.#database.sealLikely(table, rows)),
    );
    return () => {
      for (const each of forget) each();
    };
  }

  #remember(folded: readonly Folded[]): void {
    for (const each of folded) {
      this.#remembered.delete(each.chain.caseId);
      this.#remembered.set(each.chain.caseId, each);
    }
    for (const caseId of this.#remembered.keys()) {
      if (this.#remembered.size <= MOST_REMEMBERED) return;
      this.#remembered.delete(caseId);
    }
  }
}

/** A batch that knows of nothing, and keeps what it is given. */
class Stage implements Intake {
  readonly folded: Folded[] = [];
  readonly #events: LogRow[] = [];
  readonly #cases: Case[] = [];
  readonly #lines: Contact[] = [];
  readonly #mentions: MentionRow[] = [];

  rows(): Readonly<Record<string, readonly object[]>> {
    return { events: this.#events, cases: this.#cases, contacts: this.#lines, mentions: this.#mentions };
  }

  known: Intake["known"] = () => ({ row: undefined, chain: undefined, outbox: [] });

  add: Intake["add"] = (row) => void this.#events.push(row);

  setCase: Intake["setCase"] = (chain, state) => {
    this.folded.push({ chain, state });
    if (state) this.#cases.push(state);
  };

  setLine: Intake["setLine"] = (_id, line) => {
    if (line) this.#lines.push(line);
  };

  keep: Intake["keep"] = (row) => {
    this.#mentions.push(row);
    if (!row.mention.private) this.#lines.push(mentionLine(row));
  };

  takeOut: Intake["takeOut"] = () => undefined;
  bring: Intake["bring"] = () => undefined;
  erase: Intake["erase"] = () => undefined;
}
