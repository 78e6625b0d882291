/** What waits to be sent: in order within a case, no case waiting for another, nothing sent twice. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { CaseLog } from "../../../lib/background/case-log.ts";
import type { Command } from "../../../lib/case/command.ts";
import { entrySchema } from "../../../lib/ledger/entry.ts";
import { signedSchema } from "../../../lib/ledger/signed.ts";
import { failure, type Result } from "../../../lib/result.ts";
import { carryOut } from "../../../lib/store/cases.ts";
import { soloLedger } from "../../../lib/store/ledger.ts";
import { SoloLog } from "../../../lib/team/solo.ts";
import type { Appended, Transport, TransportRefusal } from "../../../lib/team/transport.ts";
import { lena } from "../people.ts";
import { testDatabase } from "../store/test-database.ts";
import { START } from "./fixture.ts";

type Answer = Result<Appended, TransportRefusal>;
const noAnswer = failure("offline", "no answer");

/** A browser and a log, and the way between them in the test's hands. */
class Sender {
  readonly database = testDatabase(`sender-${crypto.randomUUID()}`);
  readonly #server = testDatabase(`server-${crypto.randomUUID()}`);
  readonly #transport = new SoloLog(this.#server.soloTables(), () => START).connect("lena", "here");
  /** What becomes of an entry of a case. */
  way: (caseId: string, append: () => Promise<Answer>) => Promise<Answer> = (_caseId, append) => append();
  /** How many appends are under way, of each case. */
  readonly underWay = new Map<string, number>();
  most = 0;
  /** How often the log was sent what it had already. */
  repeated = 0;
  #log: CaseLog | undefined;

  /** From now on it sends. */
  open(): void {
    const transport: Transport = {
      ...this.#transport,
      append: async (outgoing, expected) => {
        const { caseId } = outgoing;
        this.underWay.set(caseId, (this.underWay.get(caseId) ?? 0) + 1);
        this.most = Math.max(this.most, ...this.underWay.values());
        const answer = await this.way(caseId, async () => {
          const appended = await this.#transport.append(outgoing, expected);
          if (appended.ok && appended.value.repeated) this.repeated += 1;
          return appended;
        });
        this.underWay.set(caseId, (this.underWay.get(caseId) ?? 0) - 1);
        return answer;
      },
      // Nothing is tried again by itself: the test says when.
      connection: () => ({ state: "connecting", since: START }),
    };
    this.#log = new CaseLog({
      database: this.database,
      transport,
      ledger: () => soloLedger(this.database, lena),
      now: () => START,
      changed: () => undefined,
    });
  }

  /** Three events of a case wait. */
  async prepare(caseId: string): Promise<void> {
    const key = `x:${caseId}`;
    const handOff = { mentionKey: key, customerKey: "x:ines", site: "x", releaseAt: START };
    const commands: Command[] = [{ type: "hand_off", ...handOff }, { type: "send" }, { type: "claim" }];
    const ledger = await soloLedger(this.database, lena);
    for (const command of commands) {
      const request = { id: crypto.randomUUID(), caseId, command };
      const done = await carryOut(this.database, ledger, request, { actor: lena, now: START });
      if (!done.ok) throw new Error(done.problem.code);
    }
  }

  async pump(): Promise<void> {
    await this.#log?.pump();
  }

  /** The worker dies and comes back. */
  async restart(): Promise<void> {
    await this.#log?.close();
    this.open();
  }

  waiting(): Promise<number> {
    return this.database.outbox.count();
  }

  /** The types of a case's events, in the log's order. */
  async logged(caseId: string): Promise<readonly string[]> {
    const rows = await this.#server.events.where("caseId").equals(caseId).sortBy("sequence");
    const bodies = rows.map(({ entry }) => signedSchema.parse(entry).body);
    return bodies.map((body) => entrySchema.parse(JSON.parse(body)).payload.type);
  }

  async close(): Promise<void> {
    await this.#log?.close();
    await this.#transport.close();
  }
}

const caseOf = (number: number): string => `case-${String(number).padStart(32, "0")}`;
const [A, B, C] = [caseOf(1), caseOf(2), caseOf(3)];
const WHOLE = ["handed_off", "sent", "claimed"];

describe("what waits to be sent", () => {
  let sender: Sender;
  beforeEach(() => {
    sender = new Sender();
  });
  afterEach(() => sender.close());

  it("does not wait for the answer to another case", async () => {
    for (const id of [A, B]) await sender.prepare(id);
    const answered = Promise.withResolvers<void>();
    sender.way = async (caseId, append) => {
      if (caseId === A) await answered.promise;
      return append();
    };
    sender.open();
    await expect.poll(() => sender.logged(B)).toEqual(WHOLE);
    expect(await sender.logged(A)).toEqual([]);
    // What comes meanwhile does not wait either.
    await sender.prepare(C);
    void sender.pump();
    await expect.poll(() => sender.logged(C)).toEqual(WHOLE);
    answered.resolve();
    await expect.poll(() => sender.logged(A)).toEqual(WHOLE);
    expect(sender.most).toBe(1);
  });

  it("goes on with other cases when the answer to one is lost, and does not send that again", async () => {
    for (const id of [A, B]) await sender.prepare(id);
    let isLost = false;
    sender.way = async (caseId, append) => {
      const answer = await append();
      if (caseId !== A || isLost) return answer;
      isLost = true;
      return noAnswer;
    };
    sender.open();
    for (const id of [A, B]) {
      await expect
        .poll(async () => {
          await sender.pump();
          return sender.logged(id);
        })
        .toEqual(WHOLE);
    }
    expect(isLost).toBe(true);
    expect(sender.repeated).toBe(0);
    await expect.poll(() => sender.waiting()).toBe(0);
  });

  it("gets through once and in order, whatever is lost on the way, is slow or dies", async () => {
    const fates = ["takes it", "is slow", "loses it", "loses the answer"] as const;
    const run = fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.constantFrom(...fates), { maxLength: 30 }),
      fc.array(fc.boolean(), { maxLength: 10 }),
      async (cases, fate, deaths) => {
        const each = new Sender();
        let turn = 0;
        each.way = async (_caseId, append) => {
          const becomes = fate[turn++];
          if (becomes === "loses it") return noAnswer;
          if (becomes === "is slow") await new Promise((resolve) => setTimeout(resolve, 1));
          const answer = await append();
          return becomes === "loses the answer" ? noAnswer : answer;
        };
        const ids = Array.from({ length: cases }, (_each, index) => caseOf(index));
        await Promise.all(ids.map((id) => each.prepare(id)));
        each.open();
        let round = 0;
        const goOn = async (): Promise<number> => {
          if (deaths[round++] === true) await each.restart();
          await each.pump();
          return each.waiting();
        };
        await expect.poll(goOn, { interval: 1, timeout: 20_000 }).toBe(0);
        for (const id of ids) expect(await each.logged(id)).toEqual(WHOLE);
        expect(each.most).toBe(1);
        expect(each.repeated).toBe(0);
        await each.close();
      },
    );
    await fc.assert(run, { numRuns: 30 });
  });
});
