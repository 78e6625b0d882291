/** A log for tests of transports, and what such tests do over and over. */
import { expect } from "vitest";

import type { Signed } from "../../lib/ledger/signed.ts";
import type { Result } from "../../lib/result.ts";
import type { Logged, Transport } from "../../lib/team/transport.ts";

/** A log that is empty, and a way for members to connect to it. */
export type TestLog = {
  /** Each call is another browser. `lead` may write documents and erase. */
  readonly connect: (memberId: string, role: "agent" | "lead") => Promise<Transport>;
  /** Whether compare-and-set can be relied on here; the order can be, everywhere. */
  readonly comparesAndSets: boolean;
  readonly close: () => Promise<void>;
};

/** How long to wait for what another browser did, in ms. */
export const PATIENCE = 40_000;

export type Follower = {
  readonly seen: Logged[];
  readonly caughtUp: Promise<void>;
  readonly stop: () => void;
};

export function follow(transport: Transport, after: number): Follower {
  const seen: Logged[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = transport.follow(
    after,
    (batch) => {
      seen.push(...batch);
      return Promise.resolve();
    },
    resolve,
  );
  return { seen, caughtUp: promise, stop };
}

export function saying({ entry }: Logged): string {
  const { body } = entry as Signed;
  return (JSON.parse(body) as { says: string }).says;
}

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: PATIENCE, interval: 5 }).toBe(true);
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.problem.code;
}
