/** Stopping Baton's worker, as the browser does after half a minute without work. */
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
