/** One import of a file through the import page, as a person does it, with a watch on the clock and on memory. */
import { setTimeout as pause } from "node:timers/promises";

import type { CDPSession, Page } from "@playwright/test";

import { openOwn, type BenchBrowser } from "../browser.ts";

export type ImportRun = {
  /** Rows a second, from the click to the page's word that all is stored. */
  readonly rate: number;
  /** The most that the page's scripts held, in MB, garbage included. */
  readonly page: number;
  /** The same of the worker. */
  readonly worker: number;
  /** Longest time between two frames of the page meanwhile, in ms. */
  readonly longestFrame: number;
  /** What the browser says that the extension's store takes, in bytes. */
  readonly stored: number;
};

/** In ms. */
const LOOK_EVERY = 3_000;

export async function importFile(browser: BenchBrowser, file: string, rows: number): Promise<ImportRun> {
  const page = await openOwn(browser, "import.html");
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await page.getByLabel("Choose a file").setInputFiles(file);
  const button = page.getByRole("button", { name: "Import", exact: true });
  await button.waitFor();
  await watchFrames(page);
  const before = await storedBytes(page);
  const started = performance.now();
  await button.click();
  const memory = { page: 0, worker: 0 };
  const done = page
    .getByRole("heading", { name: /is imported$/u })
    .waitFor({ timeout: 0 })
    .then(() => performance.now() - started);
  let took: number | undefined;
  do {
    took = await Promise.race([done, pause(LOOK_EVERY).then(() => undefined)]);
    memory.page = Math.max(memory.page, await heapOf(session));
    memory.worker = Math.max(memory.worker, await workerHeap(browser));
  } while (took === undefined);
  const longestFrame = await page.evaluate(
    () => (globalThis as unknown as { benchFrame: number }).benchFrame,
  );
  const stored = (await storedBytes(page)) - before;
  await page.close();
  return { rate: (rows / took) * 1_000, ...memory, longestFrame, stored };
}

async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = globalThis as unknown as { benchFrame: number };
    seen.benchFrame = 0;
    let last = performance.now();
    const look = (now: number): void => {
      seen.benchFrame = Math.max(seen.benchFrame, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function storedBytes(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
}

async function heapOf(session: CDPSession): Promise<number> {
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

/** The browser takes a worker's word only by way of the browser's own session. */
async function workerHeap({ context }: BenchBrowser): Promise<number> {
  const page = context.pages()[0];
  if (!page) return 0;
  const session = await context.newCDPSession(page);
  try {
    const { targetInfos } = await session.send("Target.getTargets");
    const worker = targetInfos.find(({ type }) => type === "service_worker");
    if (!worker) return 0;
    const { sessionId } = await session.send("Target.attachToTarget", {
      targetId: worker.targetId,
      flatten: false,
    });
    const answer = Promise.withResolvers<number>();
    session.on("Target.receivedMessageFromTarget", ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: { usedSize: number } };
      if (id === 1) answer.resolve((result?.usedSize ?? 0) / 1e6);
    });
    await session.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id: 1, method: "Runtime.getHeapUsage" }),
    });
    return await answer.promise;
  } finally {
    await session.detach();
  }
}
