import type { VNode } from "preact";

import { mayDo } from "../../lib/case/permissions.ts";
import type { QueueModel, Report } from "../../lib/models/queue-model.ts";
import { counted, isolated, words, type WordKey } from "../../lib/words/words.ts";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { CaseCard } from "./CaseCard.tsx";
import { CaseStoryView } from "./CaseStoryView.tsx";
import { QueueTabs, tabId } from "./QueueTabs.tsx";

type Props = { readonly model: QueueModel };

/** The side panel: the lists of cases, or the story of one. */
export function Queue({ model }: Props): VNode {
  const me = model.settings.value?.me;
  const openId = model.openId.value;
  return (
    <main class="queue">
      <header class="queue-header row">
        <h1>{words("queueTitle")}</h1>
        {me && (
          <span class="soft small push">
            {words("queueMe", isolated(me.name), words(`role_${me.role}`))}
          </span>
        )}
      </header>
      <div class="queue-report">{reportLine(model.report.value)}</div>
      {openId === undefined ? <Lists model={model} /> : <CaseStoryView model={model} caseId={openId} />}
    </main>
  );
}

function Lists({ model }: Props): VNode {
  const cases = model.cases.value;
  const list = model.list.value;
  const me = model.settings.value?.me;
  if (cases.state === "loading") return <p class="soft">{words("queueLoading")}</p>;
  if (cases.state === "failed") return <Notice problem>{words("queueFailed", cases.reason)}</Notice>;
  const shown = model.shown.value;
  return (
    <>
      <QueueTabs
        chosen={list}
        counts={model.counts.value}
        onChoose={(chosen) => {
          model.list.value = chosen;
        }}
      />
      {model.arriving.value > 0 && (
        <p class="soft small arriving">{counted("queueArriving", model.arriving.value)}</p>
      )}
      <div id="queue-list" role="tabpanel" aria-labelledby={tabId(list)} tabIndex={-1}>
        {shown.length === 0 ? (
          <EmptyState title={words(`queueEmpty_${list}`)} advice={words(`queueEmptyAdvice_${list}`)} />
        ) : (
          <ul class="case-list">
            {shown.map((listed) => (
              <CaseCard
                key={listed.state.id}
                listed={listed}
                now={model.now.value}
                late={model.lateIds.value.has(listed.state.id)}
                busy={model.busy.value}
                mayClaim={me !== undefined && mayDo(me.role, "claim")}
                onOpen={() => model.open(listed.state.id)}
                onClaim={() => void model.work(listed.state.id, { type: "claim" })}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

const doneWords: Readonly<Partial<Record<Report["command"], WordKey>>> = {
  claim: "doneClaim",
  release: "doneRelease",
  note: "doneNote",
  wait: "doneWait",
  resume: "doneResume",
  resolve: "doneResolve",
  decline: "doneDecline",
};

function reportLine(report: Report | undefined): VNode | undefined {
  if (!report) return undefined;
  if (report.told === "refused") return <Notice problem>{problemWords(report.problem)}</Notice>;
  const key = doneWords[report.command];
  return key && <Notice>{words(key)}</Notice>;
}
