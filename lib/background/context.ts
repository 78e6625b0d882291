/** What the handlers work with. Everything outside the process comes in here, so that tests bring their own. */
import type { Detector } from "../detect/detector.ts";
import type { Notice } from "../messages/notices.ts";
import type { Question } from "../messages/questions.ts";
import type { Database } from "../store/database.ts";
import type { Attendance } from "./attendance.ts";
import type { Learned } from "./learned.ts";
import type { Tickets } from "./tickets.ts";
import type { TeamCases } from "./team-cases.ts";
import type { OpenTransport } from "./team-link.ts";
import type { RecentMentions } from "./recent-mentions.ts";
import type { Vault } from "./vault.ts";

/** Unchecked: a page may say anything. */
export type PageAnswer = { readonly tabId: number; readonly answer: unknown };

export type Background = {
  readonly database: Database;
  /** The key to it. */
  readonly vault: Vault;
  /** Through which cases change. */
  readonly cases: TeamCases;
  /** Who is at which case. */
  readonly attendance: Attendance;
  /** Reaches a team's server. */
  readonly openTransport: OpenTransport;
  /** The detector, loaded once; the first call after a cold start waits for the model file. */
  readonly detector: () => Promise<Detector>;
  readonly recent: RecentMentions;
  readonly learned: Learned;
  /** Unix ms. */
  readonly now: () => number;
  /** Tells content scripts; to one tab, or to all. Never waits, never fails. */
  readonly notify: (notice: Notice, tabId?: number) => void;
  /** Asks the content script of one tab, or of all; those in front answer first. Tabs without an answer are left out. */
  readonly askPages: (question: Question, tabId?: number) => Promise<readonly PageAnswer[]>;
  /** Cases or settings changed: the badge and the alarms follow. */
  readonly changed: () => void;
  readonly openQueue: (windowId: number) => Promise<void>;
  readonly openTab: (url: string) => Promise<void>;
  /** Opens the customer page in a tab, for what the ticket names; without one, to find somebody. */
  readonly openCustomerPage: (ticket?: string) => Promise<void>;
  readonly tickets: Tickets;
  /** Starts the extension anew, as after an update. */
  readonly restart: () => void;
};
