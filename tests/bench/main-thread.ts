/** What a page's main thread did: processor time (not the clock's, which counts everybody else on the machine too). */
import type { CDPSession, Page } from "@playwright/test";

/** In seconds of processor time. */
export type Work = { readonly all: number; readonly script: number; readonly layout: number };

export type LongTask = { readonly start: number; readonly duration: number };

/** Has the page note its tasks of more than 50 ms; call before it is loaded. */
export async function noteLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: { start: number; duration: number }[] = [];
    Object.assign(globalThis, { benchLongTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  });
}

/** By the clock, in ms since the page's time origin. */
export function longTasks(page: Page): Promise<LongTask[]> {
  return page.evaluate(() => (globalThis as unknown as { benchLongTasks: LongTask[] }).benchLongTasks);
}

export type Meter = {
  /** Since the meter was made or read last. */
  read(): Promise<Work>;
  /** JS heap of the page and of our script in it after a collection, in bytes. */
  heap(): Promise<number>;
};

export async function meterOf(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let last = await metrics(session);
  return {
    async read() {
      const now = await metrics(session);
      const since = (...names: string[]): number =>
        names.reduce((sum, name) => sum + (now.get(name) ?? 0) - (last.get(name) ?? 0), 0);
      const work = {
        all: since("TaskDuration"),
        script: since("ScriptDuration"),
        layout: since("LayoutDuration", "RecalcStyleDuration"),
      };
      last = now;
      return work;
    },
    async heap() {
      await session.send("HeapProfiler.collectGarbage");
      return (await metrics(session)).get("JSHeapUsedSize") ?? Number.NaN;
    },
  };
}

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: all } = await session.send("Performance.getMetrics");
  return new Map(all.map(({ name, value }) => [name, value]));
}
