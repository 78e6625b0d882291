import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { ready } from "../../lib/models/live.ts";
import type { QuarantineModel } from "../../lib/models/quarantine-model.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Settings } from "../../lib/settings.ts";
import { words } from "../../lib/words/words.ts";
import { LastWord } from "../shared/LastWord.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { SetAsideNotice } from "../shared/SetAsideNotice.tsx";
import type { SiteName } from "../shared/SiteSwitches.tsx";
import { SiteSwitches } from "../shared/SiteSwitches.tsx";
import { AccountList } from "./AccountList.tsx";
import { BrandNames } from "./BrandNames.tsx";
import { Person } from "./Person.tsx";
import { Preferences } from "./Preferences.tsx";

type Props = {
  readonly model: SettingsModel;
  readonly quarantine: QuarantineModel;
  readonly sites: readonly SiteName[];
};

/** First run and options are one page: which accounts are ours, who am I, and how Baton should behave. */
export function Options({ model, quarantine, sites }: Props): VNode {
  const live = model.settings.value;
  const settings = ready(live);
  const { turn, problem } = model.report.value;
  return (
    <main class="options">
      {live.state === "loading" && <p class="soft patient">{words("optionsLoading")}</p>}
      {live.state === "failed" && <Notice problem>{words("optionsFailed", live.reason)}</Notice>}
      {settings && <Page model={model} quarantine={quarantine} sites={sites} settings={settings} />}
      <LastWord
        done={turn > 0 && !problem ? words("optionsSaved") : undefined}
        problem={problem && words("optionsNotSaved", problemWords(problem))}
        told={turn}
      />
    </main>
  );
}

type PageProps = Props & { readonly settings: Settings };

function Page({ model, quarantine, sites, settings }: PageProps): VNode {
  // Stays as it began: the page must not change its shape under the hand that just finished it.
  const [isFirstRun] = useState(!settings.introduced);
  const { save } = model;
  const preferences = (
    <>
      <Preferences settings={settings} onSave={save} />
      <BrandNames settings={settings} onSave={save} />
      <section class="option-group">
        <SiteSwitches model={model} sites={sites} legend={words("optionsSites")} />
      </section>
    </>
  );
  return (
    <>
      <header class="stack">
        <h1>{words(isFirstRun ? "optionsWelcome" : "optionsTitle")}</h1>
        <p class="soft">{words(isFirstRun ? "optionsIntroduction" : "optionsSavedAtOnce")}</p>
      </header>
      <SetAsideNotice model={quarantine} />
      <Person settings={settings} onSave={save} />
      <AccountList settings={settings} sites={sites} onSave={save} />
      {isFirstRun ? (
        <details class="more">
          <summary>{words("optionsMore")}</summary>
          {preferences}
        </details>
      ) : (
        preferences
      )}
      <section class="option-group">
        <h2>{words("optionsPrivacy")}</h2>
        <p>{words("optionsPrivacyWords")}</p>
      </section>
      {isFirstRun && <Finish settings={settings} onSave={save} />}
    </>
  );
}

type FinishProps = { readonly settings: Settings; readonly onSave: SettingsModel["save"] };

/** The end of the first run, and what to do next. */
function Finish({ settings: { introduced, me }, onSave }: FinishProps): VNode {
  return (
    <div class="finish">
      <output>
        {introduced && (
          <span class="notice">
            {words(me.role === "marketer" ? "optionsReadyFeed" : "optionsReadyQueue")}
          </span>
        )}
      </output>
      {!introduced && (
        <button type="button" class="primary" onClick={() => void onSave(() => ({ introduced: true }))}>
          {words("optionsDone")}
        </button>
      )}
    </div>
  );
}
