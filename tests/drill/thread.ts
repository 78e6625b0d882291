/** One thread of the drill: some people, their browsers, and what they did. */
import "fake-indexeddb/auto";
import "../../lib/zod-without-eval.ts";
import { parentPort, workerData } from "node:worker_threads";

import { isOpen, statusSchema, type Case } from "../../lib/case/case.ts";
import { readSeen } from "../../lib/store/case-log.ts";
import { DrillBrowser } from "./browser.ts";
import type { BrowserReport, Claim, DoneHandoff, News, Order, ThreadReport, ThreadSetup } from "./reports.ts";
import { digestOf } from "./states.ts";
import { Agent, handOff } from "./work.ts";

const OPEN = statusSchema.options.filter((status) => isOpen({ status }));

const setup = workerData as ThreadSetup;
const dayIsOver = new AbortController();
const done: DoneHandoff[] = [];
const visible: number[] = [];
let toHandOff = setup.people.flatMap(({ handoffs }) => handoffs).length;

const agents = new Map<string, Agent>();
const browsers = setup.people.map((person) => {
  const known = new Set<string>();
  const browser = new DrillBrowser(person, setup, (cases) => {
    agents.get(person.id)?.look(cases);
    if (person.troubles.length === 0) for (const state of cases) noteVisible(person.id, known, state);
  });
  if (person.role === "agent") agents.set(person.id, new Agent(browser));
  return browser;
});

/** Only of handoffs whose marketer's clock is the machine's. */
const exact = new Set<string>();
function noteVisible(viewer: string, known: Set<string>, { id, delivery, handedOff }: Case): void {
  if (delivery !== "sent" || known.has(id)) return;
  known.add(id);
  if (handedOff.by.id !== viewer && exact.has(handedOff.by.id)) visible.push(Date.now() - handedOff.at);
}

function tell(news: News): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(news);
}

async function start({ teamId, exactClocks }: Order & { order: "start" }): Promise<void> {
  for (const id of exactClocks) exact.add(id);
  await Promise.all(browsers.map((browser) => browser.start(teamId)));
  for (const agent of agents.values()) void agent.work(dayIsOver.signal);
  for (const browser of browsers) {
    for (const { at, mention } of browser.person.handoffs) {
      setTimeout(() => {
        void handOff(browser, mention).then((times) => {
          done.push(times);
          toHandOff -= 1;
        });
      }, at);
    }
  }
}

async function look(): Promise<void> {
  const seen = await Promise.all(browsers.map(({ database }) => readSeen(database)));
  const waiting = await Promise.all(browsers.map(({ database }) => database.outbox.count()));
  const open = await Promise.all(browsers.map(countOpen));
  tell({
    news: "look",
    seen: Math.min(...seen),
    waiting: sum(waiting),
    toDo: toHandOff + Math.max(0, ...open),
  });
}

/** Counted by the database, state by state: with `anyOf` every row would be read and opened, and the look be most of the work. */
async function countOpen({ database }: DrillBrowser): Promise<number> {
  return sum(await Promise.all(OPEN.map((status) => database.cases.where("status").equals(status).count())));
}

async function report(): Promise<ThreadReport> {
  dayIsOver.abort();
  const reports = await Promise.all(browsers.map(reportOf));
  const claims = await Promise.all([...agents.values()].map(claimsOf));
  const catchUps = browsers.flatMap((browser) => browser.catchUps.slice(1));
  return { browsers: reports, handedOff: done, claims: claims.flat(), visible, catchUps };
}

async function reportOf({ person, database }: DrillBrowser): Promise<BrowserReport> {
  const cases = await database.cases.toArray();
  const aside = await database.events.where("aside").above("").count();
  return { id: person.id, cases: cases.length, digest: await digestOf(cases), aside };
}

function claimsOf({ browser, attempts }: Agent): Promise<Claim[]> {
  const by = browser.person.id;
  return Promise.all(
    attempts.map(async ({ caseId, commandId, told, askedAt, answeredAt }) => {
      const command = await browser.database.commands.get(commandId);
      // Once the answer has told of a refusal, nothing more is kept of it.
      const isTheirs = told === "yours" && command !== undefined && command.refused === undefined;
      return { caseId, by, told, isTheirs, askedAt, answeredAt };
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

parentPort?.on("message", (order: Order) => {
  if (order.order === "start") void start(order);
  else if (order.order === "look") void look();
  else void report().then((each) => tell({ news: "report", report: each }));
});
void Promise.all(browsers.map(async (browser) => ({ id: browser.person.id, key: await browser.key() }))).then(
  (keys) => tell({ news: "keys", keys }),
);
