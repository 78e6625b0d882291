import type { VNode } from "preact";

import type { ImportRun } from "../../lib/import/run.ts";
import type { Draft, ImportModel } from "../../lib/models/import-model.ts";
import { fullMoment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { Notice } from "../shared/Notice.tsx";
import { ColumnTable } from "./ColumnTable.tsx";
import { FileReading } from "./FileReading.tsx";
import { MatchList } from "./MatchList.tsx";
import { PreviewRows } from "./PreviewRows.tsx";
import { PreviewProblems } from "./PreviewProblems.tsx";
import { ReadingChoices } from "./ReadingChoices.tsx";

type Props = {
  readonly model: Pick<ImportModel, "setMapping" | "readAs" | "start" | "resume" | "reset">;
  readonly draft: Draft;
  readonly broken: ImportRun | undefined;
};

/** What the file holds as Baton understands it, before anything is stored. */
export function Preview({ model, draft, broken }: Props): VNode {
  const { file, preset, isRemembered, problem, head, rows } = draft;
  return (
    <>
      <section class="option-group">
        <h2>{isolated(file.name)}</h2>
        <p class="soft">
          {preset === undefined
            ? words(isRemembered ? "importRemembered" : "importGuessed")
            : words("importPreset", preset)}
        </p>
        <FileReading format={head.format} onChange={model.readAs} />
        {broken && (
          <div class="notice stack">
            <p>{counted("importBrokeOff", broken.records, fullMoment(broken.startedAt))}</p>
            <div class="row">
              <button type="button" class="primary" onClick={() => void model.resume()}>
                {words("importResume")}
              </button>
            </div>
          </div>
        )}
      </section>
      <ColumnTable draft={draft} onChange={(columns) => model.setMapping({ columns })} />
      <ReadingChoices draft={draft} onChange={model.setMapping} />
      {problem !== undefined && <Notice problem>{words(`importMapping_${problem}`)}</Notice>}
      {problem === undefined && (
        <>
          <PreviewRows rows={rows.slice(0, 5)} count={head.records.length} />
          {draft.repeatedIds > 0 && (
            <Notice problem>{counted("importRepeatedIds", draft.repeatedIds)}</Notice>
          )}
          <MatchList matches={draft.matches} rows={rows.length} />
        </>
      )}
      <PreviewProblems problems={draft.problems} />
      <div class="row import-actions">
        <button
          type="button"
          class={broken ? undefined : "primary"}
          aria-disabled={problem !== undefined}
          onClick={() => void model.start()}
        >
          {words(broken ? "importStartAnew" : "importStart")}
        </button>
        <button type="button" class="quiet" onClick={model.reset}>
          {words("importOther")}
        </button>
      </div>
    </>
  );
}
