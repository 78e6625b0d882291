/** A log that is long: as many cases as a measurement wants, most of them done, the newest still open. */
import { expect } from "@playwright/test";

import { signCheckpoint } from "../../../lib/ledger/checkpoint.ts";
import { seal } from "../../../lib/ledger/entry.ts";
import { readLogin, readMembership } from "../../../lib/store/membership.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import type { Transport } from "../../../lib/team/transport.ts";
import type { TestBackground } from "../../unit/background/fixture.ts";
import { caseOf, lifeOf, STEPS } from "../case-life.ts";

/** How many entries are under way at once. */
const UNDER_WAY = 64;

type Author = Awaited<ReturnType<TestBackground["cases"]["identity"]>>;

export class LongLog {
  readonly #author: Author;
  readonly #transport: Transport;
  #cases = 0;
  readonly #open: string[] = [];

  /** @param author a lead, whose own browser follows the log no more */
  static async open({ cases, database }: TestBackground, url: string): Promise<LongLog> {
    const author = await cases.identity();
    const [membership, seed] = await Promise.all([readMembership(database), readLogin(database)]);
    await cases.close();
    if (!membership || seed === undefined) throw new Error("no member");
    const transport = openNatsTransport({
      servers: [url],
      team: membership.server.team,
      memberId: membership.member,
      installation: crypto.randomUUID(),
      seed,
      copies: undefined,
    });
    await expect.poll(async () => (await transport.lastSequence()).ok, { timeout: 60_000 }).toBe(true);
    return new LongLog(author, transport);
  }

  private constructor(author: Author, transport: Transport) {
    this.#author = author;
    this.#transport = transport;
  }

  /** Adds cases that are done, and some that were handed off and sent only. @returns the last sequence */
  async add(done: number, open: number): Promise<number> {
    const first = this.#cases;
    this.#cases += done + open;
    let next = first;
    const writer = async (): Promise<void> => {
      while (next < this.#cases) {
        const number = next++;
        await this.#write(number, number < first + done ? STEPS : STEPS / 2);
      }
    };
    await Promise.all(Array.from({ length: UNDER_WAY }, writer));
    for (let number = first + done; number < this.#cases; number += 1) this.#open.push(caseOf(number));
    return this.last();
  }

  async last(): Promise<number> {
    const last = await this.#transport.lastSequence();
    if (!last.ok) throw new Error(last.problem.code);
    return last.value;
  }

  /** What a lead's browser writes now and then. */
  async checkpoint(): Promise<void> {
    const { team, signer } = this.#author.ledger;
    const sequence = await this.last();
    const there = await this.#transport.readDocument("checkpoint");
    const revision = there.ok ? (there.value?.revision ?? 0) : 0;
    const document = await signCheckpoint(
      { version: 1, team, sequence, open: this.#open, erased: [] },
      signer,
    );
    const written = await this.#transport.writeDocument("checkpoint", document, revision);
    if (!written.ok) throw new Error(written.problem.code);
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async #write(number: number, steps: number): Promise<void> {
    const { me: actor, ledger } = this.#author;
    const { team, signer } = ledger;
    const caseId = caseOf(number);
    const began = Date.now();
    for (const [step, happening] of lifeOf(number, began).slice(0, steps).entries()) {
      const [id, commandId] = [crypto.randomUUID(), crypto.randomUUID()];
      const time = { at: began + step, count: 0 };
      const draft = { ...happening, team, id, commandId, caseId, actor, time, previous: null };
      const { entry, personal } = await seal(draft, signer);
      // A busy server takes its time, and the same id is one entry.
      while (!(await this.#transport.append({ id, caseId, entry, personal })).ok);
    }
  }
}
