/**
 * A team without network, keys and disks: what the rules alone make of commands, deaths, and a way to the log that loses
 * and repeats. What a real client keeps on disk survives a death here, and nothing else does.
 */
import type { Case } from "../../../lib/case/case.ts";
import type { Command } from "../../../lib/case/command.ts";
import { decide } from "../../../lib/case/decide.ts";
import type { CaseEvent } from "../../../lib/case/event.ts";
import { take } from "../../../lib/case/fold.ts";
import { EPOCH, tick, type Time } from "../../../lib/ledger/clock.ts";
import type { Received } from "../../../lib/ledger/receipt.ts";
import { admit, nothingYet, type Folded } from "../../../lib/ledger/replay.ts";
import type { Member } from "../../../lib/member.ts";

export const CASE_ID = `case-${"0".repeat(32)}`;

type Pending = { readonly event: CaseEvent; readonly time: Time };

export class SimulatedLog {
  readonly entries: Received[] = [];

  append({ event, time }: Pending, key: string): void {
    const sequence = this.entries.length + 1;
    const { id, commandId, caseId, actor, payload } = event;
    this.entries.push({
      sequence,
      receivedAt: event.at,
      signed: { body: "", key, signature: "" },
      hash: `${id}@${sequence}`,
      entry: {
        version: 1,
        team: "",
        id,
        commandId,
        caseId,
        actor: actor.id,
        role: actor.role,
        time,
        previous: null,
        payload,
        personal: null,
      },
      event,
      personal: undefined,
    });
  }
}

export class SimulatedClient {
  readonly member: Member;
  readonly #log: SimulatedLog;
  /** Ms by which its clock is wrong. */
  readonly #skew: number;
  // On disk.
  #seen = 0;
  #clock = EPOCH;
  #outbox: Pending[] = [];
  readonly told = new Map<string, string>();
  // In memory.
  #folded: Folded = nothingYet(CASE_ID);
  #mustCatchUp = true;

  constructor(member: Member, log: SimulatedLog, skew: number) {
    this.member = member;
    this.#log = log;
    this.#skew = skew;
  }

  /** What the person sees: the log, and what they did since. */
  get shown(): Case | undefined {
    return this.#outbox.reduce<Case | undefined>(
      (state, { event }) => take(state, event).state,
      this.#folded.state,
    );
  }

  get confirmed(): Folded {
    return this.#folded;
  }

  get waiting(): number {
    return this.#outbox.length;
  }

  /** @param now Unix ms by a clock that is right */
  do(command: Command, now: number): boolean {
    const at = now + this.#skew;
    const decision = decide(this.shown, command, { actor: this.member, now: at });
    if (!decision.ok) return false;
    const commandId = crypto.randomUUID();
    for (const happening of decision.value) {
      this.#clock = tick(this.#clock, at);
      const event: CaseEvent = {
        id: crypto.randomUUID(),
        commandId,
        caseId: CASE_ID,
        at: this.#clock.at,
        actor: this.member,
        ...happening,
      };
      this.#outbox.push({ event, time: this.#clock });
    }
    return true;
  }

  /** Sends the oldest of what waits; held handoffs stay. @param fate what becomes of it on the way */
  send(fate: "arrives" | "lost" | "answer lost" | "sent twice"): void {
    const [first] = this.#outbox;
    const shown = this.shown;
    if (!first || this.#mustCatchUp || (shown?.status === "handed_off" && shown.delivery === "held")) return;
    if (fate !== "lost") this.#log.append(first, this.member.id);
    if (fate === "sent twice") this.#log.append(first, this.member.id);
    // Whether it arrived is not known until everything that is there was read.
    if (fate === "lost" || fate === "answer lost") this.#mustCatchUp = true;
    else this.#deliver(this.#log.entries.length);
  }

  /** Takes in the next `count` entries, and perhaps the ones before them again. */
  receive(count: number, again: number): void {
    const upTo = Math.min(this.#log.entries.length, this.#seen + count);
    this.#deliver(upTo, Math.max(0, this.#seen - again));
  }

  catchUp(): void {
    this.#deliver(this.#log.entries.length);
  }

  /** The worker is stopped: what was in memory is made again from what is on disk. */
  die(): void {
    this.#folded = nothingYet(CASE_ID);
    for (const entry of this.#log.entries.slice(0, this.#seen)) this.#take(entry);
    this.#mustCatchUp = true;
  }

  #deliver(upTo: number, from = this.#seen): void {
    for (const entry of this.#log.entries.slice(from, upTo)) {
      if (entry.sequence <= this.#seen) continue;
      const refusal = this.#take(entry);
      this.#seen = entry.sequence;
      if (this.#outbox.some(({ event }) => event.id === entry.entry.id) && refusal) {
        this.told.set(entry.entry.commandId, refusal);
      }
      this.#outbox = this.#outbox.filter(({ event }) => event.id !== entry.entry.id);
    }
    if (this.#seen === this.#log.entries.length) this.#mustCatchUp = false;
  }

  /** @returns why it was without effect */
  #take(entry: Received): string | undefined {
    const admitted = admit(this.#folded, entry);
    if (!admitted.ok) return admitted.problem.code;
    this.#folded = admitted.value;
    return admitted.value.refusal?.problem.code;
  }
}
