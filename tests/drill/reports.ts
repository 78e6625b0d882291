/** What the threads of a drill and its conductor say to each other. */
import type { Role } from "../../lib/member.ts";

export type Trouble = "restart" | "cut" | "freeze";

/** A person of the drill and their browser. */
export type Person = {
  readonly id: string;
  readonly role: Role;
  /** Their login on the server. */
  readonly seed: string;
  /** By how much their clock is wrong, in ms. */
  readonly skew: number;
  /** What happens to their browser, and when: ms after the start. */
  readonly troubles: readonly { readonly kind: Trouble; readonly at: number }[];
  /** When they hand off, in ms after the start, and the number of each mention. Empty for agents. */
  readonly handoffs: readonly { readonly at: number; readonly mention: number }[];
};

export type ThreadSetup = {
  readonly servers: readonly string[];
  /** The team's name on the servers. */
  readonly team: string;
  readonly people: readonly Person[];
};

export type Order =
  | {
      /** The roster is there: begin. */
      readonly order: "start";
      readonly teamId: string;
      /** Members whose clocks are right. */
      readonly exactClocks: readonly string[];
    }
  | { readonly order: "look" }
  | { readonly order: "report" };

export type Claim = {
  readonly caseId: string;
  readonly by: string;
  /** What the agent was told: it is yours, or the code of the refusal. */
  readonly told: string;
  /** It is theirs as far as their browser knows at the end. */
  readonly isTheirs: boolean;
  /** The click and its answer, Unix ms. */
  readonly askedAt: number;
  readonly answeredAt: number;
};

/** A handoff that its marketer was told is done. */
export type DoneHandoff = {
  readonly caseId: string;
  /** The click, by the machine's clock, whatever the marketer's own says; Unix ms. */
  readonly at: number;
};

export type BrowserReport = {
  readonly id: string;
  readonly cases: number;
  /** SHA-256 of all cases as this browser has them. */
  readonly digest: string;
  /** Entries it set aside. */
  readonly aside: number;
};

export type ThreadReport = {
  readonly browsers: readonly BrowserReport[];
  readonly handedOff: readonly DoneHandoff[];
  readonly claims: readonly Claim[];
  /** From the click on *Hand off* to the queue of somebody else, ms. */
  readonly visible: readonly number[];
  /** Of browsers that came back: until they had everything, ms. */
  readonly catchUps: readonly number[];
};

export type News =
  | { readonly news: "keys"; readonly keys: readonly { readonly id: string; readonly key: string }[] }
  | {
      readonly news: "look";
      /** The last sequence that every browser of the thread has. */
      readonly seen: number;
      /** Events that wait in outboxes. */
      readonly waiting: number;
      /** Handoffs that are still to be made, and cases that are not resolved yet, as the browsers see them. */
      readonly toDo: number;
    }
  | { readonly news: "report"; readonly report: ThreadReport };
