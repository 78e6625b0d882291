/**
 * In an inbox that Baton cannot read yet: counts what looks like a message or a conversation, and keeps the shapes of a
 * few, without a word of them. Shows nothing and changes nothing.
 */
import type { HealthNote } from "../health.ts";
import { createHealthKeeper } from "./health-keeper.ts";
import type { Lifetime } from "./run.ts";

/** How often, in ms. */
const SWEEP_INTERVAL = 2_000;

/** What lists of conversations and messages are made of, by the roles that assistive technology needs. */
const CANDIDATES = "[role=article], [role=row], [role=gridcell], [role=listitem]";

export type Diagnosis = { sweep(): void; stop(): void };

export function diagnose(site: string, tell: (note: HealthNote) => void): Diagnosis {
  const keeper = createHealthKeeper({ name: site, floors: {} }, "messages", tell);
  const counted = new WeakSet<Element>();
  return {
    sweep() {
      for (const element of document.querySelectorAll(CANDIDATES)) {
        // The innermost ones: what holds others is a list of them.
        if (counted.has(element) || element.querySelector(CANDIDATES)) continue;
        counted.add(element);
        keeper.count(element, { skipped: "unreadable" });
      }
      keeper.tell();
    },
    stop: () => keeper.tell(true),
  };
}

/** Diagnoses the page while it can be seen, until the extension is updated or removed. */
export function runDiagnosis(lifetime: Lifetime, site: string, tell: (note: HealthNote) => void): void {
  const diagnosis = diagnose(site, tell);
  const timer = setInterval(() => {
    if (!lifetime.isInvalid && document.visibilityState === "visible") diagnosis.sweep();
  }, SWEEP_INTERVAL);
  const stop = (): void => diagnosis.stop();
  addEventListener("pagehide", stop);
  lifetime.onInvalidated(() => {
    clearInterval(timer);
    removeEventListener("pagehide", stop);
  });
}
