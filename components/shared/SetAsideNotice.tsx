import type { VNode } from "preact";

import type { QuarantineModel } from "../../lib/models/quarantine-model.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Notice } from "./Notice.tsx";
import { problemWords } from "./problem-words.ts";
import { saveFile } from "./save-file.ts";

type Props = { readonly model: QuarantineModel };

/** Rows that could not be read: how many, a file of them for whoever looks into it, and then their removal. */
export function SetAsideNotice({ model }: Props): VNode | undefined {
  const count = model.count.value;
  const problem = model.problem.value;
  if (count === 0) return undefined;
  const save = async (): Promise<void> => saveFile("baton-set-aside.json", await model.save());
  return (
    <section class="set-aside notice stack" aria-label={counted("setAside", count)}>
      <p>{model.isSaved.value ? words("setAsideSaved") : counted("setAside", count)}</p>
      <div class="row">
        <button type="button" onClick={() => void save()}>
          {words("setAsideSave")}
        </button>
        {model.isSaved.value && (
          <button type="button" onClick={() => void model.dismiss()}>
            {words("setAsideDismiss")}
          </button>
        )}
      </div>
      {problem && <Notice problem>{problemWords(problem)}</Notice>}
    </section>
  );
}
