import type { VNode } from "preact";

import { ready } from "../../lib/models/live.ts";
import type { LearnedDone, LearnedModel, StoredCorrections } from "../../lib/models/learned-model.ts";
import { counted, words } from "../../lib/words/words.ts";
import { EmptyState } from "../shared/EmptyState.tsx";
import { LastWord } from "../shared/LastWord.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { Confirm } from "../shared/Confirm.tsx";
import { CorrectionList } from "./CorrectionList.tsx";
import { PackTransfer } from "./PackTransfer.tsx";

type Props = { readonly model: LearnedModel };

/** What Baton learned from people's corrections: read it, take it back, pass it on. */
export function Learned({ model }: Props): VNode {
  const live = model.corrections.value;
  const stored = ready(live);
  const { turn, done, problem } = model.report.value;
  return (
    <>
      <section class="option-group">
        <h2>{words("learnedTitle")}</h2>
        <p class="soft">{words("learnedHint")}</p>
        {live.state === "loading" && <p class="soft patient">{words("learnedLoading")}</p>}
        {live.state === "failed" && <Notice problem>{words("learnedFailed", live.reason)}</Notice>}
        {stored && <Stored model={model} stored={stored} />}
      </section>
      {stored && (
        <PackTransfer
          canSave={stored.own.length + stored.imported > 0}
          onSave={model.save}
          onLoad={model.load}
        />
      )}
      <LastWord
        done={done && doneWords(done)}
        problem={problem && words("learnedNotDone", problemWords(problem))}
        told={turn}
      />
    </>
  );
}

type StoredProps = Props & { readonly stored: StoredCorrections };

function Stored({ model, stored: { own, imported } }: StoredProps): VNode {
  const all = own.length + imported;
  return (
    <>
      {own.length === 0 ? (
        <EmptyState title={words("learnedEmpty")} advice={words("learnedEmptyAdvice")} />
      ) : (
        <CorrectionList corrections={own} now={model.now.value} onUndo={model.undo} />
      )}
      {imported > 0 && (
        <div class="stack">
          <p>{counted("learnedImported", imported)}</p>
          <Confirm
            ask={words("learnedForgetImported")}
            warning={words("learnedForgetImportedWarning")}
            confirm={counted("learnedForgetImportedNow", imported)}
            onConfirm={() => model.undoAll("imported")}
          />
        </div>
      )}
      {all > 0 && (
        <Confirm
          ask={words("learnedUndoAll")}
          warning={words("learnedUndoAllWarning")}
          confirm={counted("learnedUndoAllNow", all)}
          onConfirm={() => model.undoAll("all")}
        />
      )}
    </>
  );
}

function doneWords(done: LearnedDone): string {
  switch (done.did) {
    case "undone":
      return counted("learnedUndone", done.count);
    case "exported":
      return counted("learnedExported", done.count);
    case "imported":
      return [
        counted("learnedNew", done.imported),
        ...(done.known > 0 ? [counted("learnedKnown", done.known)] : []),
        ...(done.unreadable > 0 ? [counted("learnedUnreadable", done.unreadable)] : []),
      ].join(" ");
  }
}
