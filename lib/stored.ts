/** What is kept in this browser: each kind, how much of it, how old, and when it goes. */
import type { RetainedKind, PassingKind } from "./retention.ts";

export const storedKinds = [
  "open_cases",
  "closed_cases",
  "mentions",
  "customers",
  "lines",
  "imported",
  "logged",
  "corrections",
  "withheld",
  "unsent",
  "log",
  "departures",
  "health",
  "quarantine",
  "commands",
] as const;
export type StoredKind = (typeof storedKinds)[number];

export type StoredRow = {
  readonly kind: StoredKind;
  readonly count: number;
  /** Unix ms; undefined where there is none, or no index says so. */
  readonly oldest: number | undefined;
  /** When the oldest goes, Unix ms; undefined where `fate` says it. */
  readonly goesAt: number | undefined;
};

/** What goes by its age, and by which time of `retention.ts`; the rest goes with what it belongs to. */
export const timed: Readonly<Partial<Record<StoredKind, RetainedKind | PassingKind>>> = {
  closed_cases: "closed_cases",
  mentions: "mentions",
  imported: "imported",
  logged: "logged",
  corrections: "corrections",
  departures: "departures",
  health: "health",
  quarantine: "quarantine",
  commands: "commands",
};
