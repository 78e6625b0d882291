import type { VNode } from "preact";

import type { Annotation } from "../../lib/annotation.ts";
import type { Problem } from "../../lib/result.ts";
import { words } from "../../lib/words/words.ts";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";

type Props = {
  readonly annotation: Pick<Annotation, "flagged" | "correction">;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** @param service null takes the mark back */
  readonly correct: (service: boolean | null) => void;
};

/** A person's word on the verdict: separate verbs, so that pressing twice never means the opposite. */
export function CorrectionBar({ annotation, busy, problem, correct }: Props): VNode {
  const { flagged, correction } = annotation;
  return (
    <footer class="correction-bar">
      {problem && (
        <Notice problem>
          {problem.code === "refused" ? words("historyTooSoon") : problemWords(problem)}
        </Notice>
      )}
      <div class="row">
        {correction === undefined ? (
          <button type="button" aria-disabled={busy} onClick={() => correct(!flagged)}>
            {words(flagged ? "historyNotService" : "historyIsService")}
          </button>
        ) : (
          <button type="button" aria-disabled={busy} onClick={() => correct(null)}>
            {words("historyTakeBack")}
          </button>
        )}
      </div>
    </footer>
  );
}
