/** Puts the background together in a browser: who listens to what. */
import browser, { type Tabs } from "webextension-polyfill";

import { inTurn } from "../in-turn.ts";
import { keySession } from "../messages/key-session.ts";
import { listen } from "../messages/listen.ts";
import type { Notice } from "../messages/notices.ts";
import type { Question } from "../messages/questions.ts";
import type { OwnIdentity } from "../messages/sender.ts";
import { betaHosts, hostPermissions } from "../sites/hosts.ts";
import { Database } from "../store/database.ts";
import { Keyring } from "../store/keyring.ts";
import { Attendance, LOOK_EVERY } from "./attendance.ts";
import { followBeta } from "./beta.ts";
import { drawBadge, drawLockedBadge } from "./badge.ts";
import { openCustomerPage } from "./customer-page.ts";
import type { Background, PageAnswer } from "./context.ts";
import { Departures } from "./departures.ts";
import { createHandlers } from "./handlers.ts";
import { doWhatIsDue } from "./due.ts";
import { mendCases } from "./hand-off.ts";
import { announce } from "./work.ts";
import { createLearned } from "./learned.ts";
import { loadDetector } from "./load-detector.ts";
import { openQueueBeside } from "./queue-panel.ts";
import { followSelectionMenu } from "./selection-menu.ts";
import { RecentMentions } from "./recent-mentions.ts";
import { schedule } from "./schedule.ts";
import { openNatsTransport } from "../team/nats.ts";
import { Tickets } from "./tickets.ts";
import { TeamCases } from "./team-cases.ts";
import type { OpenTransport } from "./team-link.ts";
import { giveSeat } from "./team-changes.ts";
import { Vault } from "./vault.ts";

/** Everything is registered before the first `await`, or the event that woke the worker is lost. */
export function startBackground(): void {
  const vault = new Vault({
    keyring: new Keyring(),
    session: keySession,
    now: currentTime,
    unlocked: () => {
      notify({ notice: "settingsChanged" });
      mend();
    },
  });
  const database = new Database(vault.cipher);
  const departures = new Departures(database, currentTime);
  const openTransport: OpenTransport = (options) =>
    openNatsTransport({ ...options, report: departures.note });
  const cases: TeamCases = new TeamCases({
    database,
    openTransport,
    now: currentTime,
    changed: (changed) => announce(background, changed),
    teamChanged: () => look(),
    personChanged: () => notify({ notice: "settingsChanged" }),
    seatAsked: (memberId, request) => giveSeat(background, memberId, request),
  });
  // A machine whose clock is wrong works by the log's.
  const now = (): number => currentTime() + cases.clockOffset();
  const recent = new RecentMentions();
  const background: Background = {
    database,
    vault,
    cases,
    attendance: new Attendance({ database, cases, askPages, recent, now }),
    openTransport,
    learned: createLearned(database),
    detector: loadDetector(),
    recent,
    now,
    notify,
    askPages,
    changed: () => look(),
    openQueue: openQueueBeside,
    openTab: async (url) => {
      await browser.tabs.create({ url });
    },
    openCustomerPage,
    tickets: new Tickets(),
    restart: () => browser.runtime.reload(),
  };
  const due = schedule(() => look());

  // One after the other, so that the badge ends on what was read last; one more is enough for all who asked meanwhile.
  const lookInTurn = inTurn();
  let isAsked = false;

  function look(): void {
    if (isAsked) return;
    isAsked = true;
    void lookInTurn(async () => {
      isAsked = false;
      if (!(await vault.isOpen())) return drawLockedBadge();
      // First what somebody looks at; what changes after it asks for another look.
      await drawBadge(background);
      const next = await doWhatIsDue(background);
      if (next !== undefined) due.lookAt(next);
    });
  }

  listen(createHandlers(background), ownIdentity(), () => vault.isOpen());
  browser.commands.onCommand.addListener((command, tab) => passOn(command, tab));
  followBeta();
  followSelectionMenu(background);
  // What a crash or an older build left behind is mended once, not at every wake: it reads every case.
  const mend = (): void =>
    void vault.isOpen().then(async (isOpen) => {
      if (isOpen) await mendCases(background);
      look();
    });
  browser.runtime.onStartup.addListener(mend);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    mend();
    if (reason === "install") void browser.runtime.openOptionsPage();
  });
  setInterval(() => {
    if (vault.isOpenNow()) void background.attendance.look();
  }, LOOK_EVERY);
  look();
}

function currentTime(): number {
  return Date.now();
}

function ownIdentity(): OwnIdentity {
  return {
    id: browser.runtime.id,
    origin: browser.runtime.getURL("").replace(/\/$/u, ""),
    hostOrigins: [...hostPermissions, ...betaHosts].map((pattern) => pattern.replace(/\/\*$/u, "")),
  };
}

function notify(notice: Notice, tabId?: number): void {
  if (tabId !== undefined) {
    tell(tabId, notice);
    return;
  }
  void browser.tabs.query({ url: [...hostPermissions] }).then((tabs) => {
    for (const { id } of tabs) if (id !== undefined) tell(id, notice);
  });
}

async function askPages(question: Question, tabId?: number): Promise<readonly PageAnswer[]> {
  const open = tabId === undefined ? await browser.tabs.query({ url: [...hostPermissions] }) : [];
  const inFront = open.toSorted((a, b) => Number(b.active) - Number(a.active)).flatMap(({ id }) => id ?? []);
  const answers = (tabId === undefined ? inFront : [tabId]).map(async (id) => {
    const answer: unknown = await browser.tabs.sendMessage(id, question).catch(() => undefined);
    return answer === undefined ? [] : [{ tabId: id, answer }];
  });
  return (await Promise.all(answers)).flat();
}

function tell(tabId: number, notice: Notice): void {
  // Tabs that were open before Baton was installed have nobody listening; that is no failure.
  browser.tabs.sendMessage(tabId, notice).catch(() => undefined);
}

/** Keyboard commands act in the page in front; the queue opens beside it, at once, while the key press counts. */
function passOn(command: string, tab: Tabs.Tab | undefined): void {
  if (command === "open-queue" && tab?.windowId !== undefined) void openQueueBeside(tab.windowId);
  if (tab?.id !== undefined && (command === "next-mention" || command === "hand-off")) {
    tell(tab.id, { notice: "command", command });
  }
}
