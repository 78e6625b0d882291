/** One browser of the drill: the store, the case log and the transport of the extension, without its pages. */
import { CaseLog } from "../../lib/background/case-log.ts";
import type { Case } from "../../lib/case/case.ts";
import { acceptRoster, memberAt, type Roster } from "../../lib/ledger/roster.ts";
import type { Member } from "../../lib/member.ts";
import type { Result } from "../../lib/result.ts";
import type { CaseCommand } from "../../lib/store/cases.ts";
import type { Database } from "../../lib/store/database.ts";
import { readSigner, type Ledger } from "../../lib/store/ledger.ts";
import { openNatsTransport } from "../../lib/team/nats.ts";
import type { Transport } from "../../lib/team/transport.ts";
import { connectThrough, type Network } from "../team/network.ts";
import type { Person, ThreadSetup, Trouble } from "./reports.ts";
import { testDatabase } from "../unit/store/test-database.ts";

/** How long each trouble lasts, in ms. */
const LASTS: Readonly<Record<Trouble, number>> = { restart: 500, cut: 3_000, freeze: 5_000 };

export class DrillBrowser {
  readonly person: Person;
  readonly database: Database;
  readonly catchUps: number[] = [];
  readonly #setup: ThreadSetup;
  readonly #changed: (cases: readonly Case[]) => void;
  readonly #ledger = Promise.withResolvers<Ledger>();
  #teamId = "";
  #networks: readonly Network[] = [];
  #transport: Transport | undefined;
  #log: CaseLog | undefined;

  constructor(person: Person, setup: ThreadSetup, changed: (cases: readonly Case[]) => void) {
    this.person = person;
    this.#setup = setup;
    this.#changed = changed;
    this.database = testDatabase(`drill-${person.id}`);
  }

  async key(): Promise<string> {
    return (await readSigner(this.database)).key;
  }

  async start(teamId: string): Promise<void> {
    this.#teamId = teamId;
    // Only who has trouble with the network needs one of their own.
    if (this.person.troubles.some(({ kind }) => kind !== "restart")) {
      this.#networks = await Promise.all(this.#setup.servers.map(connectThrough));
    }
    this.#open();
    await this.#ledger.promise;
    for (const { kind, at } of this.person.troubles) setTimeout(() => this.#befall(kind), at);
  }

  async carryOut(request: CaseCommand): Promise<Result<Case>> {
    const now = Date.now() + this.person.skew;
    if (!this.#log) throw new Error("not started");
    return this.#log.carryOut(request, { actor: await this.#me(), now });
  }

  async close(): Promise<void> {
    await this.#transport?.close();
    await Promise.all(this.#networks.map((network) => network.close()));
    await this.database.delete();
  }

  async #me(): Promise<Member> {
    const { roster, signer } = await this.#ledger.promise;
    const { id, role } = this.person;
    const me = memberAt(roster, { id, role, key: signer.key }, Number.MAX_SAFE_INTEGER);
    if (!me) throw new Error(`${id} is not in the roster`);
    return me;
  }

  #open(): void {
    const { id, seed } = this.person;
    const { team } = this.#setup;
    const servers = this.#networks.length > 0 ? this.#networks.map(({ url }) => url) : this.#setup.servers;
    const transport = openNatsTransport({
      servers,
      team,
      memberId: id,
      installation: id,
      seed,
      copies: undefined,
    });
    transport.watchDocument("roster", ({ document }) => void this.#takeRoster(document));
    this.#transport = transport;
    this.#log = new CaseLog({
      database: this.database,
      transport: this.#timed(transport),
      ledger: () => this.#ledger.promise,
      now: () => Date.now() + this.person.skew,
      changed: this.#changed,
    });
  }

  async #takeRoster(document: unknown): Promise<void> {
    const roster = await acceptRoster(undefined, document, this.#teamId);
    if (!roster.ok) throw new Error(`the roster is ${roster.problem.code}`);
    this.#ledger.resolve(await this.#ledgerOf(roster.value));
  }

  async #ledgerOf(roster: Roster): Promise<Ledger> {
    const { id, role } = this.person;
    const me = { id, name: id, role };
    const signer = await readSigner(this.database);
    return { signer, team: this.#teamId, roster, me, redaction: undefined };
  }

  /** Notes how long it takes to catch up. */
  #timed(transport: Transport): Transport {
    const began = performance.now();
    let isFirst = true;
    return {
      ...transport,
      follow: (after, receive, caughtUp) =>
        transport.follow(after, receive, () => {
          caughtUp();
          if (isFirst) void this.#log?.takenIn().then(() => this.catchUps.push(performance.now() - began));
          isFirst = false;
        }),
    };
  }

  #befall(kind: Trouble): void {
    if (kind === "restart") {
      // What it was doing is left as it is, as when a browser is killed; its store is what it comes back with.
      void this.#transport?.close();
      setTimeout(() => this.#open(), LASTS.restart);
      return;
    }
    for (const network of this.#networks) {
      if (kind === "cut") network.cut();
      else network.silence();
      setTimeout(() => network.mend(), LASTS[kind]);
    }
  }
}
