/**
 * When things happen by themselves. The worker may die at any moment, so alarms (which survive it) do what must
 * happen, and a timer only makes it punctual while the worker lives.
 */
import browser from "webextension-polyfill";

/** Minutes between two looks at what is due; the shortest that browsers allow an alarm to repeat. */
const PERIOD_MINUTES = 0.5;
const ALARM = "due";

export type Schedule = {
  /** Looks at `at` (Unix ms) too, if the worker still lives then. */
  lookAt(at: number): void;
};

/** Calls `look` now and again; register before any `await` of the worker's start. */
export function schedule(look: () => void): Schedule {
  let timer: ReturnType<typeof setTimeout> | undefined;
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) look();
  });
  void browser.alarms.create(ALARM, { periodInMinutes: PERIOD_MINUTES });
  return {
    lookAt(at) {
      clearTimeout(timer);
      timer = setTimeout(look, Math.max(0, at - Date.now()));
    },
  };
}
