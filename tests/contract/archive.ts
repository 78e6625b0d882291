/** A log for tests that a team has written into, and browsers that read it. */
import { CaseLog } from "../../lib/background/case-log.ts";
import type { Case } from "../../lib/case/case.ts";
import type { Happening } from "../../lib/case/event.ts";
import { signCheckpoint, type Checkpoint } from "../../lib/ledger/checkpoint.ts";
import { seal } from "../../lib/ledger/entry.ts";
import { withMember, withoutMember } from "../../lib/ledger/roster-changes.ts";
import { foundTeam, type Roster } from "../../lib/ledger/roster.ts";
import { createSigner, type Signer } from "../../lib/ledger/signed.ts";
import type { Member } from "../../lib/member.ts";
import { readBehind } from "../../lib/store/behind.ts";
import { readSeen } from "../../lib/store/case-log.ts";
import type { Database } from "../../lib/store/database.ts";
import type { Ledger } from "../../lib/store/ledger.ts";
import type { Transport } from "../../lib/team/transport.ts";
import { mentionBy, parcelVerdict } from "../unit/mentions.ts";
import { lena, mira, tom } from "../unit/people.ts";
import { testDatabase } from "../unit/store/test-database.ts";
import { until, valueOf, type TestLog } from "./log.ts";

export const START = Date.UTC(2026, 10, 20, 10);
/** Fewer entries than the log has, so that cases lie across the edges of what is read at once. */
const WINDOW = 7;
/** A day and more after everything that is in the log. */
const LATER = Date.UTC(2100, 0, 1);

export function caseOf(number: number): string {
  return `case-${String(number).padStart(32, "0")}`;
}

/** A log with a team that writes into it. */
export class Archive {
  readonly roster: Roster;
  readonly lead: Transport;
  readonly #log: TestLog;
  readonly #signers: ReadonlyMap<string, Signer>;
  readonly #readers: Reader[] = [];
  #count = 0;

  static async open(log: TestLog): Promise<Archive> {
    const signers = new Map<string, Signer>();
    for (const { id } of [lena, mira, tom]) signers.set(id, await createSigner());
    const key = (id: string): string => signers.get(id)?.key ?? "";
    const { roster } = await foundTeam(
      "Northlane care",
      lena,
      signers.get(lena.id) ?? (await createSigner()),
    );
    const whole = [mira, tom].reduce(
      (before, each) => withMember(before, { ...each, key: key(each.id) }, 0),
      roster,
    );
    return new Archive(log, await log.connect("lena", "lead"), whole, signers);
  }

  private constructor(log: TestLog, lead: Transport, roster: Roster, signers: ReadonlyMap<string, Signer>) {
    this.#log = log;
    this.lead = lead;
    this.roster = roster;
    this.#signers = signers;
  }

  /** The lead's. */
  get ledger(): Ledger {
    return {
      signer: this.#signer(lena),
      team: this.roster.team,
      roster: this.roster,
      me: lena,
      redaction: undefined,
    };
  }

  #signer(member: Member): Signer {
    const signer = this.#signers.get(member.id);
    if (!signer) throw new Error(`${member.id} is not in the team`);
    return signer;
  }

  /** Something happens to a case, or is without effect. */
  async write(caseId: string, actor: Member, { payload, personal }: Happening): Promise<void> {
    const { team } = this.roster;
    const time = { at: START + this.#count++, count: 0 };
    const [id, commandId] = [crypto.randomUUID(), crypto.randomUUID()];
    const draft = { team, id, commandId, caseId, actor, time, previous: null, payload };
    const sealed = await seal({ ...draft, ...(personal && { personal }) }, this.#signer(actor));
    valueOf(await this.lead.append({ id, caseId, entry: sealed.entry, personal: sealed.personal }));
  }

  handOff(number: number): Promise<void> {
    return this.write(caseOf(number), mira, handedOff(number));
  }

  /** A lead's browser writes it, true or not. */
  async checkpoint(cases: Pick<Checkpoint, "sequence" | "open" | "erased">): Promise<void> {
    const { signer, team } = this.ledger;
    const document = await signCheckpoint({ version: 1, team, ...cases }, signer);
    const there = valueOf(await this.lead.readDocument("checkpoint"));
    valueOf(await this.lead.writeDocument("checkpoint", document, there?.revision ?? 0));
  }

  /** A browser that has the log read. @param far from how many entries on it begins at a checkpoint; left out: never */
  async reader(far?: number, wrap: (transport: Transport) => Transport = (same) => same): Promise<Reader> {
    const reader = new Reader(this, wrap(await this.#log.connect("tom", "agent")), far);
    this.#readers.push(reader);
    return reader;
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map((each) => each.close()));
    await this.lead.close();
    await this.#log.close();
  }
}

export class Reader {
  readonly database: Database;
  readonly #archive: Archive;
  readonly #transport: Transport;
  readonly #log: CaseLog;
  /** As it was when this browser was here last: who leads by now did not yet. */
  #roster: Roster;

  constructor(archive: Archive, transport: Transport, far: number | undefined, database?: Database) {
    this.#archive = archive;
    this.#transport = transport;
    this.#roster = withoutMember(archive.roster, lena.id, 0);
    this.database = database ?? testDatabase(`reader-${crypto.randomUUID()}`);
    this.#log = new CaseLog({
      database: this.database,
      transport,
      ledger: () => Promise.resolve({ ...archive.ledger, roster: this.#roster }),
      refreshRoster: () => {
        this.#roster = archive.roster;
        return Promise.resolve();
      },
      now: () => LATER,
      changed: () => undefined,
      ...(far !== undefined && {
        checkpoints: { leads: () => Promise.resolve(false), far, window: WINDOW },
      }),
    });
  }

  async stop(): Promise<void> {
    await this.#log.close();
  }

  /** The worker comes back to its store. */
  again(far?: number): Reader {
    return new Reader(this.#archive, this.#transport, far, this.database);
  }

  async hasAll(): Promise<void> {
    await until(async () => {
      const last = valueOf(await this.#archive.lead.lastSequence());
      return (await readSeen(this.database)) === last && (await readBehind(this.database)) === undefined;
    });
  }

  /** Everything that it made of the log. */
  async tables(): Promise<Readonly<Record<string, readonly unknown[]>>> {
    const { cases, chains, events, contacts, mentions, customers } = this.database;
    return {
      cases: await cases.toArray(),
      chains: await chains.toArray(),
      events: await events.toArray(),
      contacts: await contacts.toArray(),
      mentions: await mentions.toArray(),
      customers: await customers.toArray(),
    };
  }

  shown(): Promise<readonly Case[]> {
    return this.database.cases.toArray();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#transport.close();
  }
}

/** @param turn number of one of the person's mentions */
export function handedOff(person: number, turn = 0): Happening {
  const handle = `person_${person}`;
  const mention = mentionBy(handle, String(1_000 + 10 * person + turn), `Parcel ${turn} never came`);
  return {
    payload: { type: "handed_off", site: "x", releaseAt: START },
    personal: {
      mentionKey: mention.key,
      customerKey: `x:${handle}`,
      mention: { mention, verdict: parcelVerdict, firstSeenAt: START },
    },
  };
}

export const resolved: Happening = { payload: { type: "resolved", outcome: "fixed", cause: "delivery" } };
