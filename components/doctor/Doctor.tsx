import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { SurfaceSummary } from "../../lib/health.ts";
import type { HealthModel } from "../../lib/models/health-model.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Confirm } from "../shared/Confirm.tsx";
import { EmptyState } from "../shared/EmptyState.tsx";
import { LastWord } from "../shared/LastWord.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { saveFile } from "../shared/save-file.ts";
import type { SiteName } from "../shared/SiteSwitches.tsx";
import { StoredCounts } from "./StoredCounts.tsx";
import { SurfaceTable } from "./SurfaceTable.tsx";

type Props = {
  readonly model: HealthModel;
  readonly sites: readonly Named[];
  /** Inboxes that are not read yet, shown when something was counted there. */
  readonly beta: readonly Named[];
};

type Named = Pick<SiteName, "name" | "label">;

/** The doctor: how well Baton reads each site, what it has stored, and a report to attach to a bug report. */
export function Doctor({ model, sites, beta }: Props): VNode {
  const live = model.surfaces.value;
  return (
    <main class="doctor">
      <header class="stack">
        <h1>{words("doctorTitle")}</h1>
        <p class="soft">{words("doctorIntroduction")}</p>
      </header>
      {live.state === "loading" && <p class="soft patient">{words("doctorLoading")}</p>}
      {live.state === "failed" && (
        <>
          <Notice problem>{words("doctorFailed", live.reason)}</Notice>
          <div>
            <button type="button" onClick={model.again}>
              {words("doctorAgain")}
            </button>
          </div>
        </>
      )}
      {live.state === "ready" && (
        <Sites surfaces={live.value} sites={sites} beta={beta} now={model.now.value} />
      )}
      <Report model={model} hasCounts={live.state === "ready" && live.value.length > 0} />
      <StoredCounts stored={model.stored.value} />
    </main>
  );
}

type SitesProps = Pick<Props, "sites" | "beta"> & {
  readonly surfaces: readonly SurfaceSummary[];
  readonly now: number;
};

function Sites({ sites, beta, surfaces, now }: SitesProps): VNode {
  const counted = beta.filter(({ name }) => surfaces.some(({ site }) => site === name));
  return (
    <>
      {[...sites, ...counted].map(({ name, label }) => {
        const own = surfaces.filter(({ site }) => site === name);
        return (
          <section key={name} class="option-group" aria-label={label}>
            <h2>{label}</h2>
            {counted.some((each) => each.name === name) && <p class="soft">{words("doctorBeta")}</p>}
            {own.length === 0 ? (
              <EmptyState
                title={words("doctorNothing", isolated(label))}
                advice={words("doctorNothingAdvice")}
              />
            ) : (
              <SurfaceTable label={label} surfaces={own} now={now} />
            )}
          </section>
        );
      })}
    </>
  );
}

type ReportProps = Pick<Props, "model"> & { readonly hasCounts: boolean };

/** The report leaves as a file of the person's, and only that way. */
function Report({ model, hasCounts }: ReportProps): VNode {
  const [told, setTold] = useState({ turn: 0, done: "" });
  const problem = model.problem.value;
  const tell = (done: string): void => setTold(({ turn }) => ({ turn: turn + 1, done }));
  async function save(): Promise<void> {
    saveFile("baton-diagnostics.json", JSON.stringify(await model.report(), undefined, 2));
    tell(words("doctorSaved"));
  }
  async function forget(): Promise<boolean> {
    const isForgotten = await model.forget();
    tell(isForgotten ? words("doctorForgotten") : "");
    return isForgotten;
  }
  return (
    <section class="option-group">
      <h2>{words("doctorReport")}</h2>
      <p class="soft">{words("doctorReportHint")}</p>
      <div>
        <button type="button" class="primary" onClick={() => void save()}>
          {words("doctorSave")}
        </button>
      </div>
      {hasCounts && (
        <Confirm
          ask={words("doctorForget")}
          warning={words("doctorForgetWarning")}
          confirm={words("doctorForgetNow")}
          onConfirm={forget}
        />
      )}
      <LastWord done={told.done || undefined} problem={problem && problemWords(problem)} told={told.turn} />
    </section>
  );
}
