import type { VNode } from "preact";

import type { OlderModel } from "../../lib/models/older-model.ts";
import type { PresenceModel } from "../../lib/models/presence-model.ts";
import type { QuarantineModel } from "../../lib/models/quarantine-model.ts";
import type { QueueModel, Report } from "../../lib/models/queue-model.ts";
import type { RefusalsModel } from "../../lib/models/refusals-model.ts";
import type { TeamModel } from "../../lib/models/team-model.ts";
import { moment } from "../../lib/words/times.ts";
import { isolated, words, type WordKey } from "../../lib/words/words.ts";
import { ConnectionLine } from "../shared/ConnectionLine.tsx";
import { LastWord } from "../shared/LastWord.tsx";
import { OlderCases } from "../shared/OlderCases.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { SetAsideNotice } from "../shared/SetAsideNotice.tsx";
import { AsidesLine } from "./AsidesLine.tsx";
import { CaseStoryView } from "./CaseStoryView.tsx";
import { Lists } from "./Lists.tsx";
import { Refusals } from "./Refusals.tsx";

type Props = {
  readonly model: QueueModel;
  readonly quarantine: QuarantineModel;
  readonly team: TeamModel;
  readonly older: OlderModel;
  readonly presence: PresenceModel;
  readonly refusals: RefusalsModel;
};

/** The side panel: the lists of cases, or the story of one. */
export function Queue({ model, quarantine, team, older, presence, refusals }: Props): VNode {
  const me = model.settings.value?.me;
  const openId = model.openId.value;
  const report = model.report.value;
  return (
    <main class="queue">
      <header class="queue-header row">
        <h1>{words("queueTitle")}</h1>
        {me && <p class="soft small push">{words("queueMe", isolated(me.name), words(`role_${me.role}`))}</p>}
      </header>
      <ConnectionLine model={team} />
      <OlderCases model={older} />
      <SetAsideNotice model={quarantine} />
      <AsidesLine model={team} me={me} />
      <Refusals model={refusals} now={model.now.value} onOpen={model.open} />
      {openId === undefined ? (
        <Lists model={model} presence={presence} />
      ) : (
        <CaseStoryView key={openId} model={model} team={team} presence={presence} caseId={openId} />
      )}
      <LastWord
        done={report?.told === "done" ? doneWords(report) : undefined}
        problem={report?.told === "refused" ? refusedWords(report, model.now.value) : undefined}
        told={report?.turn ?? 0}
      />
    </main>
  );
}

type Done = Report & { readonly told: "done" };
type Refused = Report & { readonly told: "refused" };

const doneKeys: Readonly<Partial<Record<Done["command"], WordKey>>> = {
  claim: "doneClaim",
  release: "doneRelease",
  note: "doneNote",
  wait: "doneWait",
  resume: "doneResume",
  resolve: "doneResolve",
  decline: "doneDecline",
  withdraw: "doneWithdraw",
  ask_back: "doneAskBack",
  steal: "doneSteal",
  keep: "doneKeep",
  merge: "doneMerge",
  unmerge: "doneUnmerge",
  assign: "doneAssign",
  erase: "doneErase",
  put_back: "withheldPutBackDone",
  log: "customerDone_logged",
};

function doneWords({ command }: Done): string | undefined {
  const key = doneKeys[command];
  return key && words(key);
}

function refusedWords({ problem, owner }: Refused, now: number): string {
  if (owner) return words("problemTaken", isolated(owner.member.name), moment(owner.since, now));
  return problemWords(problem);
}
