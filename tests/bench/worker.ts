/** Baton's worker: stopping it, as the browser does after half a minute without work, and how long it takes to answer. */
import { expect } from "@playwright/test";

import { openOwn, type BenchBrowser } from "./browser.ts";

/** @returns a function that stops the worker and comes back when it is gone */
export async function restartsOf(browser: BenchBrowser): Promise<() => Promise<void>> {
  const page = await openOwn(browser, "doctor.html");
  const session = await browser.context.newCDPSession(page);
  await session.send("ServiceWorker.enable");
  return async () => {
    await session.send("ServiceWorker.stopAllWorkers");
    const isRunning = async (): Promise<boolean> => {
      const { targetInfos } = await session.send("Target.getTargets");
      return targetInfos.some(({ type }) => type === "service_worker");
    };
    await expect.poll(isRunning, { intervals: [20] }).toBe(false);
  };
}

/**
 * From now on until the worker is stopped, notes how long it takes for each message: from when it hears it to when it answers,
 * by its own clock (`lib/messages/answer.ts`).
 * @returns gives the times of messages of one name so far, in ms
 */
export async function answersOf({ context }: BenchBrowser): Promise<(name: string) => Promise<number[]>> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await worker.evaluate(() => {
    const answers: { readonly name: string; readonly duration: number }[] = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) answers.push({ name, duration });
    }).observe({ entryTypes: ["measure"] });
    Object.assign(globalThis, { benchAnswers: answers });
  });
  return (name) =>
    worker.evaluate((wanted) => {
      const noted = globalThis as unknown as {
        readonly benchAnswers: readonly { readonly name: string; readonly duration: number }[];
      };
      return noted.benchAnswers.filter((answer) => answer.name === wanted).map(({ duration }) => duration);
    }, name);
}
