import type { VNode } from "preact";

import type { SurfaceSummary } from "../../lib/health.ts";
import type { HealthModel } from "../../lib/models/health-model.ts";
import type { Live } from "../../lib/models/live.ts";
import type { OlderModel } from "../../lib/models/older-model.ts";
import type { QueueList } from "../../lib/models/queue-model.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Figure, Summary, SummaryModel } from "../../lib/models/summary-model.ts";
import type { TeamModel } from "../../lib/models/team-model.ts";
import type { VaultModel } from "../../lib/models/vault-model.ts";
import { duration } from "../../lib/words/times.ts";
import { counted, isolated, words, type WordKey } from "../../lib/words/words.ts";
import { ConnectionLine } from "../shared/ConnectionLine.tsx";
import { LockNow } from "../shared/LockNow.tsx";
import { Notice } from "../shared/Notice.tsx";
import { OlderCases } from "../shared/OlderCases.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { SiteSwitches, type SiteName } from "../shared/SiteSwitches.tsx";

type Props = {
  readonly summary: SummaryModel;
  readonly settings: SettingsModel;
  readonly health: HealthModel;
  readonly team: TeamModel;
  readonly older: OlderModel;
  readonly vault: Pick<VaultModel, "hasPassphrase" | "lock">;
  readonly sites: readonly SiteName[];
  /** @param list undefined leaves the queue where it is */
  readonly onOpenQueue: (list?: QueueList) => void;
  readonly onOpenOptions: () => void;
  readonly onOpenDoctor: () => void;
  readonly onFindCustomer: () => void;
};

/** The popup: what waits on this person, how many cases are where, and where Baton is switched on. */
export function Popup(props: Props): VNode {
  const { summary, settings, health, team, older, vault, sites } = props;
  const { onOpenQueue, onOpenOptions, onOpenDoctor, onFindCustomer } = props;
  const live = summary.summary.value;
  const me = live.state === "ready" ? live.value?.settings.me : undefined;
  const { problem } = settings.report.value;
  return (
    <main class="popup">
      <header>
        <h1>{words("extensionName")}</h1>
        <p class="soft small">
          {me ? words("queueMe", isolated(me.name), words(`role_${me.role}`)) : "\u00A0"}
        </p>
        <ConnectionLine model={team} />
      </header>
      <Body live={live} onOpenQueue={onOpenQueue} />
      <OlderCases model={older} />
      <Troubles troubles={health.troubles.value} sites={sites} onOpenDoctor={onOpenDoctor} />
      <SiteSwitches model={settings} sites={sites} legend={words("popupSites")} />
      {problem && <Notice problem>{problemWords(problem)}</Notice>}
      <p class="small">
        <a href="/privacy.html" target="_blank" rel="noreferrer">
          {words("privacyOpen")}
        </a>
      </p>
      <footer class="row">
        <button type="button" class="primary" onClick={() => onOpenQueue()}>
          {words("popupOpenQueue")}
        </button>
        <button type="button" onClick={onFindCustomer}>
          {words("popupFindCustomer")}
        </button>
        <button type="button" onClick={onOpenOptions}>
          {words("popupOptions")}
        </button>
        <LockNow vault={vault} />
      </footer>
    </main>
  );
}

type BodyProps = {
  readonly live: Live<Summary | undefined>;
  readonly onOpenQueue: Props["onOpenQueue"];
};

function Body({ live, onOpenQueue }: BodyProps): VNode {
  if (live.state === "failed") return <Notice problem>{words("queueFailed", live.reason)}</Notice>;
  if (live.state === "loading" || !live.value) {
    return <p class="soft patient popup-body">{words("queueLoading")}</p>;
  }
  const { waitsOnMe, unclaimed, claimed, waiting, closed, oldestAge } = live.value;
  const figures: readonly (readonly [WordKey, Figure])[] = [
    ["popupUnclaimed", unclaimed],
    ["popupClaimed", claimed],
    ["popupWaiting", waiting],
    ["popupClosed", closed],
  ];
  return (
    <div class="popup-body">
      {waitsOnMe.length === 0 ? (
        <p>{words("popupNothing")}</p>
      ) : (
        <ul class="waiting">
          {waitsOnMe.map(({ what, count, list }) => (
            <li key={what}>
              <button
                type="button"
                class={what === "badgeLate" || what === "popupDue" ? "link late-words" : "link"}
                onClick={() => onOpenQueue(list)}
              >
                {counted(what, count)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul class="figures" aria-label={words("popupFigures")}>
        {figures.map(([key, { count, list }]) => (
          <li key={key}>
            <button type="button" onClick={() => onOpenQueue(list)}>
              <span class="figure">{count}</span> <span class="small soft">{words(key)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="soft small">
        {oldestAge === undefined ? words("popupNobodyWaits") : words("popupOldest", duration(oldestAge))}
      </p>
    </div>
  );
}

type TroublesProps = Pick<Props, "sites" | "onOpenDoctor"> & {
  readonly troubles: readonly SurfaceSummary[];
};

/** Pages that could not be read well when they were last seen. */
function Troubles({ troubles, sites, onOpenDoctor }: TroublesProps): VNode | undefined {
  // An inbox in beta is never read, and that is no news.
  const news = troubles.flatMap((trouble) => {
    const label = sites.find(({ name }) => name === trouble.site)?.label;
    return label === undefined ? [] : [{ ...trouble, label }];
  });
  if (news.length === 0) return undefined;
  return (
    <div class="notice stack" role="status">
      {news.map(({ label, surface, state }) => (
        <p key={`${label} ${surface}`}>
          {words(state === "blind" ? "popupBlind" : "popupDegraded", label, words(`surface_${surface}`))}
        </p>
      ))}
      <div>
        <button type="button" onClick={onOpenDoctor}>
          {words("popupDoctor")}
        </button>
      </div>
    </div>
  );
}
