/** Which part of a main thread's time was spent in an extension's script, by samples of the stack. */
import type { Page } from "@playwright/test";

/** Microseconds between two samples. */
const INTERVAL = 200;

export type OwnShare = {
  /** Seconds with a function of the extension on the stack, those of the browser that it called included. */
  readonly own: number;
  /** Seconds in which the main thread did anything. */
  readonly busy: number;
  /** The longest stretch without a break in the extension's functions, in ms of the clock. */
  readonly longest: number;
};

/** Samples the main thread of `page` while `action` goes on. */
export async function ownShareOf(page: Page, action: () => Promise<unknown>): Promise<OwnShare> {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: INTERVAL });
  await session.send("Profiler.start");
  await action();
  const { profile } = await session.send("Profiler.stop");
  await session.detach();

  const names = new Map(profile.nodes.map((node) => [node.id, node.callFrame.functionName]));
  const own = new Set<number>();
  // Parents stand before their children.
  for (const { id, callFrame, children = [] } of profile.nodes) {
    if (callFrame.url.startsWith("chrome-extension://")) own.add(id);
    if (own.has(id)) for (const child of children) own.add(child);
  }
  const total = { own: 0, busy: 0, longest: 0 };
  let stretch = 0;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const took = (profile.timeDeltas?.[index + 1] ?? 0) / 1_000;
    const isOwn = own.has(id);
    if (names.get(id) !== "(idle)") total.busy += took / 1_000;
    if (isOwn) total.own += took / 1_000;
    // Collecting garbage interrupts whoever is at work.
    stretch = isOwn ? stretch + took : names.get(id) === "(garbage collector)" ? stretch : 0;
    total.longest = Math.max(total.longest, stretch);
  }
  return total;
}
