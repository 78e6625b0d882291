/** What the people of the drill do: marketers hand off, agents claim and resolve. */
import { isOpen, type Case } from "../../lib/case/case.ts";
import { caseIdFor } from "../../lib/case/identity.ts";
import { mentionBy, parcelVerdict } from "../unit/mentions.ts";
import type { DrillBrowser } from "./browser.ts";
import type { DoneHandoff } from "./reports.ts";

/** An agent looks at a case this long at most before they claim it, and works on it this long at most, in ms. */
const THINKS_FOR = 2_000;
const WORKS_FOR = 4_000;
/** The queue's first so many are those that agents choose from: several want the same. */
const CHOICE = 10;

export type ClaimAttempt = {
  readonly caseId: string;
  readonly commandId: string;
  readonly told: string;
  /** The click and its answer, Unix ms. */
  readonly askedAt: number;
  readonly answeredAt: number;
};

/** @returns when it was handed off, once the marketer was told that it is done */
export async function handOff(browser: DrillBrowser, number: number): Promise<DoneHandoff> {
  const mention = mentionBy(`person_${number}`, String(1_000_000 + number), `Parcel ${number} never came`);
  const customerKey = `x:person_${number}`;
  const caseId = await caseIdFor(mention.key, customerKey);
  const at = Date.now();
  const handedOff = await browser.carryOut({
    id: crypto.randomUUID(),
    caseId,
    mention: { mention, verdict: parcelVerdict, firstSeenAt: at },
    command: { type: "hand_off", mentionKey: mention.key, customerKey, site: "x", releaseAt: at },
  });
  if (!handedOff.ok) throw new Error(`a handoff was refused: ${handedOff.problem.detail}`);
  const sent = await browser.carryOut({ id: crypto.randomUUID(), caseId, command: { type: "send" } });
  if (!sent.ok) throw new Error(`a handoff was not sent: ${sent.problem.detail}`);
  return { caseId, at };
}

/** An agent's queue, and what they do with it. */
export class Agent {
  readonly attempts: ClaimAttempt[] = [];
  readonly browser: DrillBrowser;
  readonly #queue = new Map<string, Case>();
  readonly #mine = new Map<string, Case>();

  constructor(browser: DrillBrowser) {
    this.browser = browser;
  }

  /** Cases look different now. */
  look(cases: readonly Case[]): void {
    for (const state of cases) {
      const { id, status, delivery, owner } = state;
      this.#queue.delete(id);
      this.#mine.delete(id);
      if (status === "handed_off" && delivery === "sent") this.#queue.set(id, state);
      else if (isOpen(state) && owner?.member.id === this.browser.person.id) this.#mine.set(id, state);
    }
  }

  /** Works until `signal` says that the day is over. */
  async work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const [mine] = this.#mine.values();
      if (mine) await this.#resolve(mine);
      else await this.#claim();
    }
  }

  async #claim(): Promise<void> {
    await upTo(THINKS_FOR);
    const choice = [...this.#queue.values()].slice(0, CHOICE);
    const wanted = choice[Math.floor(Math.random() * choice.length)];
    if (!wanted) return;
    const commandId = crypto.randomUUID();
    const { id: caseId } = wanted;
    const askedAt = Date.now();
    const done = await this.browser.carryOut({ id: commandId, caseId, command: { type: "claim" } });
    const told = done.ok ? "yours" : done.problem.code;
    this.#queue.delete(caseId);
    if (done.ok) this.look([done.value]);
    this.attempts.push({ caseId, commandId, told, askedAt, answeredAt: Date.now() });
  }

  async #resolve({ id: caseId }: Case): Promise<void> {
    await upTo(WORKS_FOR);
    // Meanwhile the log may have told that somebody else was first.
    if (!this.#mine.has(caseId)) return;
    const done = await this.browser.carryOut({
      id: crypto.randomUUID(),
      caseId,
      command: { type: "resolve", outcome: "fixed", cause: "delivery", note: "" },
    });
    if (done.ok) this.look([done.value]);
    else this.#mine.delete(caseId);
  }
}

function upTo(longest: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
