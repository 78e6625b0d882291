import type { VNode } from "preact";

import type { Live } from "../../lib/models/live.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Summary, SummaryModel } from "../../lib/models/summary-model.ts";
import { duration } from "../../lib/words/times.ts";
import { counted, words, type WordKey } from "../../lib/words/words.ts";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { SiteSwitches, type SiteName } from "./SiteSwitches.tsx";

type Props = {
  readonly summary: SummaryModel;
  readonly settings: SettingsModel;
  readonly sites: readonly SiteName[];
  readonly onOpenQueue: () => void;
  readonly onOpenOptions: () => void;
};

/** The popup: what waits, for how long, and where Baton is switched on. */
export function Popup({ summary, settings, sites, onOpenQueue, onOpenOptions }: Props): VNode {
  const saved = settings.saved.value;
  return (
    <main class="popup">
      <header class="row">
        <h1>{words("extensionName")}</h1>
        <button type="button" class="quiet push" onClick={onOpenOptions}>
          {words("popupOptions")}
        </button>
      </header>
      <Body live={summary.summary.value} />
      <button type="button" class="primary" onClick={onOpenQueue}>
        {words("popupOpenQueue")}
      </button>
      <SiteSwitches model={settings} sites={sites} />
      {typeof saved === "object" && <Notice problem>{problemWords(saved)}</Notice>}
    </main>
  );
}

function Body({ live }: { readonly live: Live<Summary | undefined> }): VNode {
  if (live.state === "failed") return <Notice problem>{words("queueFailed", live.reason)}</Notice>;
  if (live.state === "loading" || !live.value) return <p class="soft">{words("queueLoading")}</p>;
  const summary = live.value;
  const figures: readonly (readonly [WordKey, number])[] = [
    ["popupUnclaimed", summary.unclaimed],
    ["popupClaimed", summary.claimed],
    ["popupWaiting", summary.waiting],
    ["popupClosed", summary.closed],
  ];
  return (
    <>
      <dl class="figures">
        {figures.map(([key, figure]) => (
          <div key={key}>
            <dt class="small soft">{words(key)}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <p>
        {summary.oldestAge === undefined
          ? words("popupNobodyWaits")
          : words("popupOldest", duration(summary.oldestAge))}
      </p>
      {summary.late > 0 && <p class="pill late">⚠ {counted("badgeLate", summary.late)}</p>}
      {summary.newOutcomes > 0 && <p class="pill good">{counted("badgeOutcomes", summary.newOutcomes)}</p>}
    </>
  );
}
