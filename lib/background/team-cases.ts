/** The one way in which cases change here: the log of this browser, or the team's when there is one. */
import type { Case } from "../case/case.ts";
import { actsForOthers } from "../case/permissions.ts";
import type { Circumstances, Refusal } from "../case/judge.ts";
import type { Member } from "../member.ts";
import type { Result } from "../result.ts";
import type { CaseCommand } from "../store/cases.ts";
import { soloLedger, teamLedger, type Ledger } from "../store/ledger.ts";
import { readMembership } from "../store/membership.ts";
import { readSettings } from "../store/settings.ts";
import { SoloLog } from "../team/solo.ts";
import type { Presence, PresentColleague, Transport, TransportRefusal } from "../team/transport.ts";
import { CaseLog } from "./case-log.ts";
import { CheckpointKeeper } from "./checkpoint.ts";
import { redactionOf } from "./redaction.ts";
import { TeamLink, type LinkParts, type OpenTransport } from "./team-link.ts";

export type CasesParts = Omit<LinkParts, "membership"> & {
  readonly openTransport: OpenTransport;
  /** Cases look different now. */
  readonly changed: (cases: readonly Case[]) => void;
  /** Unix ms. */
  readonly now: () => number;
};

type Identity = { readonly me: Member; readonly ledger: Ledger };

/** What a browser that belongs to no team, or to one, has open. */
type Opened = {
  readonly identity: () => Promise<Identity>;
  readonly log: CaseLog;
  readonly transport: Transport;
  readonly link: TeamLink | undefined;
  readonly keepCheckpoint: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export class TeamCases {
  readonly #parts: CasesParts;
  #opened: Promise<Opened>;
  #clockOffset: () => number = () => 0;
  #present: readonly PresentColleague[] = [];

  constructor(parts: CasesParts) {
    this.#parts = parts;
    this.#opened = this.#open();
  }

  /** Who acts here, and what they sign with. */
  async identity(): Promise<Identity> {
    return (await this.#opened).identity();
  }

  /** Carries out a command as the person at this browser. */
  async carryOut(request: CaseCommand, circumstances: Circumstances): Promise<Result<Case>> {
    return (await this.#opened).log.carryOut(request, circumstances);
  }

  /** Removes what is personal of a case from the log. @returns how many parts that were */
  async erasePersonal(caseId: string): Promise<Result<number, TransportRefusal>> {
    return (await this.#opened).transport.erase(caseId);
  }

  /** The log's word on a command that was carried out, if it comes soon. */
  async settle(commandId: string, done: Result<Case, Refusal>): Promise<Result<Case>> {
    return (await this.#opened).log.settle(commandId, done);
  }

  /** Sends what waits, as far as it can. */
  async pump(): Promise<void> {
    await (await this.#opened).log.pump();
  }

  /** What joins this browser to its team; undefined while it works alone. */
  async link(): Promise<TeamLink | undefined> {
    return (await this.#opened).link;
  }

  /** A lead's browser says now and then which cases are open, for who comes new. */
  async keepCheckpoint(): Promise<void> {
    await (await this.#opened).keepCheckpoint();
  }

  /** Tells the others what the person here does at a case; undefined: nothing. */
  async announce(presence: Presence | undefined): Promise<void> {
    (await this.#opened).transport.announce(presence);
  }

  /** The other browsers that are at a case now. */
  async present(): Promise<readonly PresentColleague[]> {
    await this.#opened;
    return this.#present;
  }

  /** The log's clock minus this machine's, in ms, as far as it is known. */
  clockOffset(): number {
    return this.#clockOffset();
  }

  /** Does `work` while no log is open, and opens the one that the browser belongs to then. Everybody else waits. */
  async change(work: () => Promise<void>): Promise<void> {
    const changed = this.#opened.then(async ({ close }) => {
      await close();
      await work();
    });
    const open = (): Promise<Opened> => this.#open();
    // A change that failed leaves what was before.
    this.#opened = changed.then(open, open);
    await changed;
    await this.#opened;
  }

  async close(): Promise<void> {
    await (await this.#opened).close();
  }

  async #open(): Promise<Opened> {
    const membership = await readMembership(this.#parts.database);
    this.#clockOffset = () => 0;
    this.#present = [];
    return membership ? this.#openTeam({ ...this.#parts, membership }) : openSolo(this.#parts);
  }

  async #openTeam(parts: CasesParts & LinkParts): Promise<Opened> {
    const { database, now, changed } = parts;
    const link = await TeamLink.open(parts);
    const { transport } = link;
    this.#clockOffset = () => transport.clockOffset();
    transport.watchPresence((present) => {
      this.#present = present;
    });
    const ledger = async (): Promise<Ledger> => {
      const known = await teamLedger(database, redactionOf(await readSettings(database)));
      if (!known) throw new Error("a member without a roster");
      return known;
    };
    const leads = async (): Promise<boolean> => actsForOthers((await readSettings(database)).me.role);
    const log = new CaseLog({
      database,
      transport,
      now,
      changed,
      ledger,
      maySend: () => link.isMember(),
      refreshRoster: () => link.refreshRoster(),
      checkpoints: { leads },
    });
    const checkpoint = new CheckpointKeeper({ database, transport, ledger });
    const stop = transport.watchConnection(({ state }) => {
      if (state === "connected") void log.pump();
    });
    return {
      identity: async () => ({ me: (await readSettings(database)).me, ledger: await ledger() }),
      log,
      transport,
      link,
      keepCheckpoint: async () => {
        if (await leads()) await checkpoint.keep();
      },
      async close() {
        stop();
        await link.close();
        await log.close();
      },
    };
  }
}

async function openSolo({ database, now, changed }: CasesParts): Promise<Opened> {
  const identity = async (): Promise<Identity> => {
    const { me } = await readSettings(database);
    return { me, ledger: await soloLedger(database, me) };
  };
  const transport = new SoloLog(database.soloTables(), now).connect("me", "here");
  const log = new CaseLog({
    database,
    transport,
    now,
    changed,
    ledger: async () => (await identity()).ledger,
  });
  return {
    identity,
    log,
    transport,
    link: undefined,
    keepCheckpoint: () => Promise.resolve(),
    close: async () => {
      await log.close();
      await transport.close();
    },
  };
}
