import { signal, type ReadonlySignal } from "@preact/signals";

/** How often ages on the screen move on, in ms. */
const TICK = 15_000;

export type Clock = { readonly now: ReadonlySignal<number>; stop(): void };

/** The time (Unix ms) as a signal, for ages and "late" on the screen. */
export function startClock(): Clock {
  const now = signal(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, TICK);
  return { now, stop: () => clearInterval(timer) };
}
