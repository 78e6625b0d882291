import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ImportModel } from "../../lib/models/import-model.ts";
import { counted, words } from "../../lib/words/words.ts";
import { LastWord } from "../shared/LastWord.tsx";
import { ChooseFile } from "./ChooseFile.tsx";
import { ImportList } from "./ImportList.tsx";
import { Preview } from "./Preview.tsx";
import { ProblemList } from "./ProblemList.tsx";
import { RunEnd } from "./RunEnd.tsx";
import { RunProgress } from "./RunProgress.tsx";
import { importProblemWords } from "./import-words.ts";

type Props = { readonly model: ImportModel };

/** Bringing in what the company knows: a file is chosen, shown as it would come in, and brought in. */
export function Import({ model }: Props): VNode {
  const stage = model.stage.value;
  const report = model.report.value;
  const problems = model.problems.value;
  const title = useRef<HTMLHeadingElement>(null);
  const drawn = useRef(stage.at);
  // What had the focus is gone with its stage.
  useLayoutEffect(() => {
    if (drawn.current !== stage.at && stage.at !== "reading") title.current?.focus();
    drawn.current = stage.at;
  }, [stage.at]);
  return (
    <main class="import">
      <header class="stack">
        <h1 ref={title} tabIndex={-1}>
          {words("importTitle")}
        </h1>
        <p class="soft">{words("importIntroduction")}</p>
      </header>
      {stage.at === "choose" && <ChooseFile onChoose={model.choose} />}
      {stage.at === "reading" && (
        <p class="soft patient" role="status">
          {words("importReading")}
        </p>
      )}
      {stage.at === "map" && <Preview model={model} draft={stage.draft} broken={model.broken.value} />}
      {stage.at === "running" && (
        <RunProgress run={stage.run} pace={stage.pace} isStopping={stage.isStopping} onStop={model.stop} />
      )}
      {stage.at === "ended" && <RunEnd run={stage.run} isWhole={stage.isWhole} onAgain={model.reset} />}
      {problems && stage.at !== "map" && <ProblemList problems={problems} />}
      {(stage.at === "choose" || stage.at === "ended") && (
        <ImportList
          imports={model.imports.value}
          takingBack={model.takingBack.value}
          onTakeBack={model.takeBack}
        />
      )}
      <LastWord
        done={report.takenBack === undefined ? undefined : counted("importTakenBack", report.takenBack)}
        problem={report.problem && importProblemWords(report.problem)}
        told={report.turn}
      />
    </main>
  );
}
