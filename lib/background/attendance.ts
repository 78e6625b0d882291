/**
 * What the person at this browser does at cases, in all its windows, and who else is there. It is in memory alone: a worker
 * that died is told anew by the windows that are still open, and the others stop hearing of the rest.
 */
import { caseSchema, isOpen } from "../case/case.ts";
import { currentMembers } from "../ledger/roster.ts";
import { inOrder, type Attention, type Present } from "../presence.ts";
import { fitting } from "../store/checked.ts";
import type { Presence, PresentColleague } from "../team/transport.ts";
import { composersIn } from "./composer.ts";
import type { Background } from "./context.ts";

/** A window that was not heard of for this long, in ms, is closed: they tell every two seconds. */
const CLOSED_AFTER = 6_000;
/** How often it is looked at what became of windows and pages, in ms: they may close without telling. */
export const LOOK_EVERY = 4_000;

type Window = { readonly attention: Attention; readonly at: number };
type Parts = Pick<Background, "database" | "cases" | "askPages" | "recent" | "now">;

export class Attendance {
  readonly #parts: Parts;
  readonly #windows = new Map<string, Window>();
  /** The case of the post that is answered on a page. */
  #answered: string | undefined;
  /** Somebody was at something when it was looked at last, or began since. */
  #isBusy = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** One of our windows says what the person does in it (undefined: nothing). @returns who else is at which case */
  async attend(window: string, attention: Attention | undefined): Promise<readonly Present[]> {
    const { cases, now } = this.#parts;
    this.#windows.delete(window);
    // Put in anew, so that the newest stands last.
    if (attention) this.#windows.set(window, { attention, at: now() });
    if (!(await cases.link())) return [];
    this.#isBusy = true;
    await cases.announce(this.#presence());
    return this.#others(await cases.present());
  }

  /** Somebody began to write on a page. */
  async composing(): Promise<void> {
    if (!(await this.#parts.cases.link())) return;
    this.#isBusy = true;
    await this.look();
  }

  /** Forgets windows that are closed, asks the pages where somebody writes, and says what the person does now. */
  async look(): Promise<void> {
    if (!this.#isBusy) return;
    const { cases, now } = this.#parts;
    for (const [window, { at }] of this.#windows) {
      if (at < now() - CLOSED_AFTER) this.#windows.delete(window);
    }
    this.#answered = await this.#answeredCase();
    const presence = this.#presence();
    this.#isBusy = presence !== undefined;
    await cases.announce(presence);
  }

  /** Writing goes before looking, what is newer before what is older. */
  #presence(): Presence | undefined {
    const attended = [...this.#windows.values()].map(({ attention }) => attention);
    const written = attended.findLast(({ isWriting }) => isWriting)?.caseId ?? this.#answered;
    if (written !== undefined) return { caseId: written, doing: "writing" };
    const caseId = attended.at(-1)?.caseId;
    return caseId === undefined ? undefined : { caseId, doing: "viewing" };
  }

  /** The open case to a post of which a reply is being written on a page. */
  async #answeredCase(): Promise<string | undefined> {
    const { database, askPages, recent } = this.#parts;
    const targets = (await composersIn(askPages)).flatMap(({ target, isWriting }) =>
      isWriting && target !== undefined ? [recent.get(target)?.mention.key ?? target] : [],
    );
    if (targets.length === 0) return undefined;
    const rows: unknown[] = await database.cases.where("mentionKeys").anyOf(targets).toArray();
    return fitting(caseSchema, rows).find(isOpen)?.id;
  }

  /** By name, each person once a case. The server attests the members; whoever the roster does not have is not shown. */
  async #others(present: readonly PresentColleague[]): Promise<readonly Present[]> {
    const { me, ledger } = await this.#parts.cases.identity();
    const names = new Map(currentMembers(ledger.roster).map(({ id, name }) => [id, name]));
    const shown = new Map<string, Present>();
    for (const { memberId, caseId, doing } of present) {
      const name = names.get(memberId);
      if (memberId === me.id || name === undefined) continue;
      const key = `${memberId} ${caseId}`;
      if (shown.get(key)?.doing !== "writing") shown.set(key, { caseId, name, doing });
    }
    return inOrder([...shown.values()]);
  }
}
