/** A whole background for tests: the real store and handlers, a small detector, and a clock that is set by hand. */
import { Attendance } from "../../../lib/background/attendance.ts";
import type { Background } from "../../../lib/background/context.ts";
import { createHandlers } from "../../../lib/background/handlers.ts";
import { createLearned } from "../../../lib/background/learned.ts";
import { announce } from "../../../lib/background/work.ts";
import { TeamCases } from "../../../lib/background/team-cases.ts";
import { giveSeat } from "../../../lib/background/team-changes.ts";
import type { OpenTransport } from "../../../lib/background/team-link.ts";
import { Tickets } from "../../../lib/background/tickets.ts";
import { RecentMentions } from "../../../lib/background/recent-mentions.ts";
import { Vault } from "../../../lib/background/vault.ts";
import type { Detector } from "../../../lib/detect/detector.ts";
import type { From, Handlers } from "../../../lib/messages/answer.ts";
import type { Notice } from "../../../lib/messages/notices.ts";
import type { Question } from "../../../lib/messages/questions.ts";
import { defaultSettings, type Settings } from "../../../lib/settings.ts";
import { Keyring } from "../../../lib/store/keyring.ts";
import { writeSettings } from "../../../lib/store/settings.ts";
import type { KeySession } from "../../../lib/vault/data-key.ts";
import type { Member } from "../../../lib/member.ts";
import { ada } from "../people.ts";
import { testDatabase } from "../store/test-database.ts";

export const START = Date.UTC(2026, 10, 20, 12);

/** Flags what asks where something is: enough to tell flagged from not flagged. */
const smallDetector: Detector = {
  detect: ({ text }) => {
    const asks = /where|lost|broken/iu.test(text);
    return {
      score: asks ? 0.9 : 0.1,
      answer: asks ? "service" : "not_service",
      confidence: "sure",
      kind: asks ? "problem" : "praise",
      intent: asks ? "delivery" : "none",
      intents: [],
      urgency: asks ? 2 : 0,
      language: "en",
      evidence: [],
      context: [],
    };
  },
};

export type TestBackground = Background & {
  readonly handlers: Handlers;
  readonly notices: { notice: Notice; tabId: number | undefined }[];
  readonly openedTabs: string[];
  /** How often something asked to look at what is due; the browser would look each time. */
  lookedFor: number;
  readonly keyring: Keyring;
  readonly session: KeySession;
  /** How often the extension was started anew. */
  restarts: number;
  /** What the content scripts of the open tabs answer, by tab. */
  readonly pages: Map<number, (question: Question) => unknown>;
  clock: number;
};

export const fromPage: From = { sender: "page", tabId: 1, windowId: 1 };
export const fromPanel: From = { sender: "extension" };

let databases = 0;

const noServer: OpenTransport = () => {
  throw new Error("this test has no server");
};

export async function testBackground(
  me: Member = ada,
  more: Partial<Settings> = {},
  openTransport: OpenTransport = noServer,
): Promise<TestBackground> {
  const database = testDatabase(`test-${(databases += 1)}`);
  await writeSettings(database, {
    ...defaultSettings(me.id),
    me,
    accounts: [{ site: "x", handle: "northlane" }],
    ...more,
  });
  const keyring = new Keyring(`${database.name}-keys`);
  const session = memorySession();
  const notices: TestBackground["notices"] = [];
  const openedTabs: string[] = [];
  const pages: TestBackground["pages"] = new Map();
  const parts = {
    clock: START,
    database,
    detector: () => Promise.resolve(smallDetector),
    recent: new RecentMentions(),
    learned: createLearned(database),
    now: () => parts.clock,
    notify: (notice: Notice, tabId?: number) => void notices.push({ notice, tabId }),
    lookedFor: 0,
    changed: () => void (parts.lookedFor += 1),
    vault: new Vault({
      keyring,
      session,
      now: (): number => parts.clock,
      unlocked: () => undefined,
    }),
    restart: (): void => void (parts.restarts += 1),
    restarts: 0,
    keyring,
    session,
    openQueue: () => Promise.resolve(),
    openTab: (url: string) => {
      openedTabs.push(url);
      return Promise.resolve();
    },
    openCustomerPage: (ticket?: string) => {
      openedTabs.push(ticket ?? "");
      return Promise.resolve();
    },
    tickets: new Tickets(),
    askPages: (question: Question, tabId?: number) =>
      Promise.resolve(
        [...pages].flatMap(([id, answer]) =>
          tabId === undefined || tabId === id ? [{ tabId: id, answer: answer(question) }] : [],
        ),
      ),
    notices,
    openedTabs,
    pages,
  };
  const cases: TeamCases = new TeamCases({
    database,
    openTransport,
    now: parts.now,
    changed: (changed) => announce(parts, changed),
    teamChanged: () => parts.changed(),
    personChanged: () => undefined,
    seatAsked: (memberId, request) => giveSeat(background, memberId, request),
  });
  const attendance = new Attendance({ ...parts, cases, now: parts.now });
  const background = Object.assign(parts, { cases, attendance, openTransport });
  return Object.assign(background, { handlers: createHandlers(background) });
}

/** What a browser remembers until it closes. */
export function memorySession(): KeySession {
  let remembered: Uint8Array<ArrayBuffer> | undefined;
  return {
    read: () => Promise.resolve(remembered),
    remember: (dataKey) => Promise.resolve(void (remembered = dataKey)),
    forget: () => Promise.resolve(void (remembered = undefined)),
  };
}

export async function become({ database }: Background, me: Member): Promise<void> {
  const row = await database.settings.get("settings");
  await database.settings.put({ name: "settings", value: { ...(row?.value as Settings), me } });
}
