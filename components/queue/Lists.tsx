import type { VNode } from "preact";

import { mayDo } from "../../lib/case/permissions.ts";
import type { PresenceModel } from "../../lib/models/presence-model.ts";
import type { QueueModel } from "../../lib/models/queue-model.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { EmptyState } from "../shared/EmptyState.tsx";
import { StoreUnread } from "../shared/StoreUnread.tsx";
import { CaseList } from "./CaseList.tsx";
import { PressureLine } from "./PressureLine.tsx";
import { QueueTabs, tabId } from "./QueueTabs.tsx";

type Props = { readonly model: QueueModel; readonly presence: PresenceModel };

/** With this many cases or fewer in all lists, looking is quicker than searching. */
const SEARCH_ABOVE = 10;

/** The lists of cases as tabs, and a search over them when there are many. */
export function Lists({ model, presence }: Props): VNode {
  const cases = model.cases.value;
  const list = model.list.value;
  const me = model.settings.value?.me;
  if (cases.state === "failed") {
    return (
      <div class="stack">
        <StoreUnread reason={cases.reason} onRetry={model.retry} />
      </div>
    );
  }
  if (cases.state === "loading") return <p class="soft patient">{words("queueLoading")}</p>;
  const shown = model.shown.value;
  const search = model.search.value.trim();
  const counts = model.counts.value;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <QueueTabs chosen={list} counts={counts} onChoose={model.choose} />
      {(total > SEARCH_ABOVE || search !== "") && <Search model={model} />}
      <output class="queue-line small soft">
        {search === ""
          ? list === "unclaimed" && <PressureLine pressure={model.pressure.value} />
          : counted("queueFound", shown.length)}
      </output>
      <div id="queue-list" role="tabpanel" aria-labelledby={tabId(list)} tabIndex={-1}>
        {shown.length > 0 && (
          <CaseList
            key={list}
            shown={shown}
            unread={list === "closed" && search === "" ? counts.closed - shown.length : 0}
            now={model.now.value}
            lateIds={model.lateIds.value}
            busy={model.busy.value}
            presentAt={presence.at}
            mayClaim={me !== undefined && mayDo(me.role, "claim")}
            onOpen={model.open}
            onClaim={(caseId) => void model.claim(caseId)}
          />
        )}
        {shown.length === 0 && search === "" && (
          <EmptyState title={words(`queueEmpty_${list}`)} advice={words(`queueEmptyAdvice_${list}`)} />
        )}
        {shown.length === 0 && search !== "" && (
          <EmptyState
            title={words("queueNothingFound")}
            advice={words("queueNothingFoundAdvice", isolated(search))}
          />
        )}
      </div>
    </>
  );
}

function Search({ model }: Pick<Props, "model">): VNode {
  return (
    <input
      type="search"
      aria-label={words("queueSearch")}
      placeholder={words("queueSearchHint")}
      autocomplete="off"
      spellcheck={false}
      value={model.search.value}
      onInput={(event) => {
        model.search.value = event.currentTarget.value;
      }}
    />
  );
}
