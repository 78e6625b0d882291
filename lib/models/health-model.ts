/** State of the doctor page and of the popup's word about reading: how well each surface was read. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";

import browser from "webextension-polyfill";

import { diagnosticsOf, type Diagnostics, type Maker, type Stored } from "../diagnostics.ts";
import { summariseHealth, troublesOf, type SurfaceSummary } from "../health.ts";
import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";
import type { Database } from "../store/database.ts";
import { countStored, readHealth } from "../store/health.ts";
import type { Clock } from "./clock.ts";
import { wordsLanguage } from "../words/words.ts";
import { follow, ready, type Live } from "./live.ts";

export type HealthModel = {
  /** The surface seen last first. */
  readonly surfaces: ReadonlySignal<Live<readonly SurfaceSummary[]>>;
  /** Surfaces that could not be read well when they were last seen, within a day. */
  readonly troubles: ReadonlySignal<readonly SurfaceSummary[]>;
  readonly stored: ReadonlySignal<Stored | undefined>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly now: ReadonlySignal<number>;
  readonly report: () => Promise<Diagnostics>;
  /** Forgets all counts. @returns whether it worked */
  readonly forget: () => Promise<boolean>;
  readonly again: () => void;
  readonly stop: () => void;
};

export function createHealthModel(database: Database, clock: Clock): HealthModel {
  const following = follow(async () => summariseHealth(await readHealth(database)));
  const counting = follow(() => countStored(database));
  const problem = signal<Problem | undefined>(undefined);
  return {
    surfaces: following.live,
    troubles: computed(() => troublesOf(ready(following.live.value) ?? [], clock.now.value)),
    stored: computed(() => ready(counting.live.value)),
    problem,
    now: clock.now,
    report: async () =>
      diagnosticsOf(thisBrowser(), await readHealth(database), await countStored(database), Date.now()),
    async forget() {
      const answer = await send("forgetHealth", {});
      problem.value = answer.ok ? undefined : answer.problem;
      return answer.ok;
    },
    again: following.again,
    stop() {
      following.stop();
      counting.stop();
      clock.stop();
    },
  };
}

function thisBrowser(): Maker {
  return {
    baton: browser.runtime.getManifest().version,
    browser: navigator.userAgent.slice(0, 300),
    language: wordsLanguage(),
  };
}
