import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { BackupModel } from "../../lib/models/backup-model.ts";
import type { BetaModel } from "../../lib/models/beta-model.ts";
import type { LearnedModel } from "../../lib/models/learned-model.ts";
import { ready } from "../../lib/models/live.ts";
import type { QuarantineModel } from "../../lib/models/quarantine-model.ts";
import type { RetentionModel } from "../../lib/models/retention-model.ts";
import type { RedactionModel } from "../../lib/models/redaction-model.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { TeamModel } from "../../lib/models/team-model.ts";
import type { VaultModel } from "../../lib/models/vault-model.ts";
import type { Settings } from "../../lib/settings.ts";
import { words } from "../../lib/words/words.ts";
import { LastWord } from "../shared/LastWord.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { SetAsideNotice } from "../shared/SetAsideNotice.tsx";
import type { SiteName } from "../shared/SiteSwitches.tsx";
import { SiteSwitches } from "../shared/SiteSwitches.tsx";
import { Team } from "./Team.tsx";
import { AccountList } from "./AccountList.tsx";
import { Backup } from "./Backup.tsx";
import { BetaInboxes } from "./BetaInboxes.tsx";
import { BrandWords } from "./BrandWords.tsx";
import { Encryption } from "./Encryption.tsx";
import { HiddenKinds } from "./HiddenKinds.tsx";
import { RetentionTimes } from "./RetentionTimes.tsx";
import { Learned } from "./Learned.tsx";
import { OptionsNav, useSection, type Section } from "./OptionsNav.tsx";
import { Person } from "./Person.tsx";
import { Preferences } from "./Preferences.tsx";

type Props = {
  readonly model: SettingsModel;
  readonly learned: LearnedModel;
  readonly quarantine: QuarantineModel;
  readonly team: TeamModel;
  readonly sites: readonly SiteName[];
  readonly beta: BetaModel;
  readonly redaction: RedactionModel;
  readonly backup: BackupModel;
  readonly retention: RetentionModel;
  readonly vault: VaultModel;
};

/** They tell what became of things themselves. */
const reportingThemselves: ReadonlySet<Section> = new Set(["learned", "team", "backup"]);

/** First run and options are one page: which accounts are ours, who am I, and how Baton should behave. */
export function Options(props: Props): VNode {
  const live = props.model.settings.value;
  const settings = ready(live);
  return (
    <main class="options">
      {live.state === "loading" && <p class="soft patient">{words("optionsLoading")}</p>}
      {live.state === "failed" && <Notice problem>{words("optionsFailed", live.reason)}</Notice>}
      {settings && <Page {...props} settings={settings} />}
    </main>
  );
}

type PageProps = Props & { readonly settings: Settings };

function Page(props: PageProps): VNode {
  const { model, quarantine, settings } = props;
  // Stays as it began: the page must not change its shape under the hand that just finished it.
  const [isFirstRun] = useState(!settings.introduced);
  const section = useSection();
  return (
    <>
      <header class="stack">
        <h1>{words(isFirstRun ? "optionsWelcome" : "optionsTitle")}</h1>
        <p class="soft">{words(isFirstRun ? "optionsIntroduction" : "optionsSavedAtOnce")}</p>
      </header>
      {!isFirstRun && <OptionsNav current={section} />}
      <SetAsideNotice model={quarantine} />
      {isFirstRun ? <FirstRun {...props} /> : <SectionView {...props} section={section} />}
      {(isFirstRun || !reportingThemselves.has(section)) && <SavedWord model={model} />}
    </>
  );
}

function FirstRun(props: PageProps): VNode {
  const { model, settings } = props;
  return (
    <>
      <SectionView {...props} section="you" />
      <details class="more">
        <summary>{words("optionsMore")}</summary>
        <SectionView {...props} section="words" />
        <SectionView {...props} section="behaviour" />
      </details>
      <Privacy />
      <Finish settings={settings} onSave={model.save} />
    </>
  );
}

type SectionProps = PageProps & { readonly section: Section };

function SectionView(props: SectionProps): VNode {
  const { section, model, learned, team, sites, beta, redaction, backup, retention, vault, settings } = props;
  const { save } = model;
  switch (section) {
    case "you":
      return (
        <>
          {!ready(team.team.value) && <Person settings={settings} onSave={save} />}
          <AccountList settings={settings} sites={sites} onSave={save} />
        </>
      );
    case "team":
      return <Team model={team} myName={settings.me.name} />;
    case "words":
      return <BrandWords settings={settings} suggestions={learned.suggestions(settings)} onSave={save} />;
    case "backup":
      return <Backup model={backup} />;
    case "learned":
      return <Learned model={learned} />;
    case "behaviour":
      return (
        <>
          <Preferences settings={settings} onSave={save} />
          <section class="option-group">
            <SiteSwitches model={model} sites={sites} legend={words("optionsSites")} />
          </section>
          <BetaInboxes model={beta} />
        </>
      );
    case "privacy":
      return (
        <>
          <Privacy />
          <Encryption vault={vault} />
          <HiddenKinds settings={settings} onSave={save} model={redaction} />
          <RetentionTimes settings={settings} onSave={save} model={retention} />
        </>
      );
  }
}

function Privacy(): VNode {
  return (
    <section class="option-group">
      <h2>{words("optionsPrivacy")}</h2>
      <p>{words("optionsPrivacyWords")}</p>
      <p>
        <a href="/privacy.html">{words("privacyOpen")}</a>
      </p>
      <p>
        <a href="/doctor.html">{words("optionsDoctor")}</a>
      </p>
      <p>
        <a href="/import.html">{words("optionsImport")}</a>
      </p>
    </section>
  );
}

/** What became of the last change of the settings. */
function SavedWord({ model }: Pick<Props, "model">): VNode {
  const { turn, problem } = model.report.value;
  return (
    <LastWord
      done={turn > 0 && !problem ? words("optionsSaved") : undefined}
      problem={problem && words("optionsNotSaved", problemWords(problem))}
      told={turn}
    />
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
