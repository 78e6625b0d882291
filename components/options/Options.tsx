import type { VNode } from "preact";

import { ready } from "../../lib/models/live.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import { words } from "../../lib/words/words.ts";
import { SiteSwitches, type SiteName } from "../popup/SiteSwitches.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { AccountList } from "./AccountList.tsx";
import { Person } from "./Person.tsx";
import { Preferences } from "./Preferences.tsx";

type Props = { readonly model: SettingsModel; readonly sites: readonly SiteName[] };

/** First run and options are one page: which accounts are ours, who am I, and how Baton should behave. */
export function Options({ model, sites }: Props): VNode {
  const live = model.settings.value;
  const settings = ready(live);
  return (
    <main class="options">
      <header>
        <h1>{words(settings && !settings.introduced ? "optionsWelcome" : "optionsTitle")}</h1>
        <p class="soft">{words("optionsIntroduction")}</p>
      </header>
      {live.state === "loading" && <p class="soft">{words("optionsLoading")}</p>}
      {live.state === "failed" && <Notice problem>{words("optionsFailed", live.reason)}</Notice>}
      {settings && (
        <>
          <AccountList settings={settings} sites={sites} onSave={(change) => model.save(change)} />
          <Person settings={settings} onSave={(change) => model.save(change)} />
          <Preferences settings={settings} onSave={(change) => model.save(change)} />
          <section class="option-group">
            <h2>{words("optionsSites")}</h2>
            <SiteSwitches model={model} sites={sites} />
          </section>
          <section class="option-group">
            <h2>{words("optionsPrivacy")}</h2>
            <p>{words("optionsPrivacyWords")}</p>
          </section>
          {!settings.introduced && (
            <button type="button" class="primary" onClick={() => void model.save({ introduced: true })}>
              {words("optionsDone")}
            </button>
          )}
        </>
      )}
      <SaveReport saved={model.saved.value} />
    </main>
  );
}

function SaveReport({ saved }: { readonly saved: SettingsModel["saved"]["value"] }): VNode {
  return (
    <div class="save-report">
      {saved === "saved" && <Notice>{words("optionsSaved")}</Notice>}
      {typeof saved === "object" && <Notice problem>{problemWords(saved)}</Notice>}
    </div>
  );
}
