/**
 * What carries a team's log between its machines. Two of them: `solo.ts` for one browser, where the log is a table, and
 * the team's NATS server. Both keep the same promises, which `tests/contract/transport.ts` proves.
 *
 * A transport moves texts. It signs nothing, checks no signature and knows no rules: what it delivers is as untrusted
 * as what a host page says, and is checked on receipt (`lib/ledger/receipt.ts`).
 */
import type { Signed } from "../ledger/signed.ts";
import type { Result } from "../result.ts";

/** An entry on its way into the log. */
export type Outgoing = {
  /** The event's id. The same id twice is one entry, as far back as the transport remembers. */
  readonly id: string;
  readonly caseId: string;
  readonly entry: Signed;
  /**
   * What of it is personal, as text whose hash the entry has. It goes before the entry or with it, never after: who
   * has the entry can have this, unless it was erased since.
   */
  readonly personal: string | undefined;
};

/** An entry as the log has it. */
export type Logged = {
  /** Its place in the team's one log; ascending, from 1, with gaps. The order is the same for everybody. */
  readonly sequence: number;
  /** When the log took it, by the log's own clock, Unix ms; the same for everybody. */
  readonly receivedAt: number;
  /** Under which case the log has it (of NATS, from the subject); the entry itself must say the same. */
  readonly caseId: string;
  /** Unchecked: whatever somebody with access to the log wrote there. */
  readonly entry: unknown;
  /** Undefined where there never was any, and where it was erased. Unchecked. */
  readonly personal: unknown;
};

export type Appended = {
  readonly sequence: number;
  /** The log had it already. */
  readonly repeated: boolean;
};

/**
 * Why an entry is not in the log:
 * `moved` the case's last entry is not the expected one: catch up, and decide again;
 * `offline` not now, or not known whether: keep it and try again (an unknown outcome is settled by catching up first);
 * `forbidden` the server does not let this member do that: trying again is useless;
 * `too_large` longer than `limits` allow.
 */
export type TransportRefusal = "moved" | "offline" | "forbidden" | "too_large";

/** Stops what was started; nothing is delivered afterwards. */
export type Stop = () => void;

/** What a member does at a case at this moment. */
export type Presence = { readonly caseId: string; readonly doing: "viewing" | "writing" };
export type PresentColleague = Presence & {
  /** As the transport attests it (of NATS, from the subject that only this member may publish to). */
  readonly memberId: string;
  /** One of the member's browsers. */
  readonly installation: string;
};

/** How it stands with the log, for people: the words are `connection…` of the translations. */
export type Connection = {
  /** `local`: one browser, nothing to connect to. `refused`: the server is there and does not let us in. */
  readonly state: "local" | "connecting" | "connected" | "offline" | "refused";
  /** Unix ms. */
  readonly since: number;
  /** When it is tried again, Unix ms. */
  readonly retryAt?: number;
  /**
   * `compare_and_set_broken`: a clustered server older than 2.10, on which two claims can both be taken (the order still
   * decides who has the case). `log_reset`: the log ends before what we have read of it: another one is in its place.
   */
  readonly warning?: "compare_and_set_broken" | "log_reset";
};

export type Limits = {
  /** The longest entry (the JSON of `Signed`) and the longest personal part, in bytes of UTF-8. */
  readonly entryBytes: number;
  readonly personalBytes: number;
};

/**
 * The documents a team has one of each, and what each member writes when they take their seat (`lib/ledger/seats.ts`).
 * Only the newest counts.
 */
export type DocumentName = "roster" | "seats" | "checkpoint" | `seat.${string}`;
export type StoredDocument = {
  /** Unchecked. */
  readonly document: unknown;
  /** Names this state of it, for writing the next one. */
  readonly revision: number;
};

export type Transport = {
  readonly limits: Limits;

  /**
   * Adds an entry to the log. When it answers with success, the entry is there for good.
   * @param expectedLast the sequence of the case's last entry as the caller knows it (0: none): the fast path of
   *   contended commands. It is a hint that saves a round: servers exist that take two with the same expectation.
   */
  append(outgoing: Outgoing, expectedLast?: number): Promise<Result<Appended, TransportRefusal>>;

  /**
   * Delivers every entry after sequence `after`, in order, each at least once, and goes on with new ones as they come, over
   * broken connections too. The next batch (at most 500) is delivered when the promise of the one before is fulfilled.
   * @param caughtUp called when everything that was there at the (re-)start has been delivered
   */
  follow(after: number, receive: (batch: readonly Logged[]) => Promise<void>, caughtUp: () => void): Stop;

  /** Everything the log has of one case, in order. @param upTo its entries up to this sequence only; left out: all */
  readCase(caseId: string, upTo?: number): Promise<Result<readonly Logged[], TransportRefusal>>;

  /** The sequence of the newest entry; 0 when there is none. */
  lastSequence(): Promise<Result<number, TransportRefusal>>;

  /** Removes the personal part of every entry of a case for good; the entries stay. @returns how many were removed */
  erase(caseId: string): Promise<Result<number, TransportRefusal>>;

  /** The newest `name`, or undefined when there is none yet. */
  readDocument(name: DocumentName): Promise<Result<StoredDocument | undefined, TransportRefusal>>;
  /** Calls back with the newest `name`, now if there is one and whenever it is replaced. */
  watchDocument(name: DocumentName, receive: (document: StoredDocument) => void): Stop;
  /** Replaces `name` if it still is at `revision` (0: there is none); `moved` when it is not. */
  writeDocument(
    name: DocumentName,
    document: object,
    revision: number,
  ): Promise<Result<{ readonly revision: number }, TransportRefusal>>;

  /** Tells the others what we do, and goes on telling them until it changes; undefined: nothing. Never fails. */
  announce(presence: Presence | undefined): void;
  /** Calls back with all the others who are at a case, now and at each change; the silent are gone within 15 s. */
  watchPresence(receive: (present: readonly PresentColleague[]) => void): Stop;

  connection(): Connection;
  watchConnection(receive: (connection: Connection) => void): Stop;

  /**
   * The log's clock minus this machine's, in ms, as far as it is known (0 when it is not): times of events are set by
   * the log's clock, so that a machine whose own is wrong can still work.
   */
  clockOffset(): number;

  /** Lets go of everything; nothing is delivered afterwards. */
  close(): Promise<void>;
};
