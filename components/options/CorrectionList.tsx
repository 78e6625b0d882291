import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";

import type { LearnedModel } from "../../lib/models/learned-model.ts";
import type { StoredCorrection } from "../../lib/models/learned-model.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";

type Props = {
  /** Newest first. */
  readonly corrections: readonly StoredCorrection[];
  /** Unix ms. */
  readonly now: number;
  readonly onUndo: LearnedModel["undo"];
};

/** As many as are shown at first, and with each press of *Show more*. */
const PAGE = 50;

/** What people said of single mentions, each with a button that takes it back. The focus then stays in the list. */
export function CorrectionList({ corrections, now, onUndo }: Props): VNode {
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLDivElement>(null);

  async function undo(key: string): Promise<void> {
    if (await onUndo(key)) list.current?.focus();
  }

  return (
    <div ref={list} tabIndex={-1} class="entries corrections">
      <ul>
        {corrections.slice(0, shown).map((each) => (
          <li key={each.key}>
            <CorrectionLine correction={each} now={now} />
            <button
              type="button"
              class="quiet"
              aria-label={words("learnedUndoOf", saidOf(each), isolated(`@${each.author ?? ""}`))}
              onClick={() => void undo(each.key)}
            >
              {words("learnedUndo")}
            </button>
          </li>
        ))}
      </ul>
      {corrections.length > shown && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {counted("learnedMore", corrections.length - shown)}
        </button>
      )}
    </div>
  );
}

type LineProps = { readonly correction: StoredCorrection; readonly now: number };

function CorrectionLine({ correction, now }: LineProps): VNode {
  const { author, excerpt, service, by, at } = correction;
  return (
    <div class="correction">
      <p class="row">
        <bdi>
          <strong>@{author}</strong>
        </bdi>
        <span class={service ? "pill accent" : "pill"}>{saidOf(correction)}</span>
        <span class="soft small" title={fullMoment(at)}>
          {words("learnedBy", isolated(by), moment(at, now))}
        </span>
      </p>
      <p class="excerpt" dir="auto">
        {excerpt || <span class="soft">{words("learnedNoText")}</span>}
      </p>
      {correction.words.length === 0 && <p class="soft small">{words("learnedThisOnly")}</p>}
    </div>
  );
}

function saidOf({ service }: Pick<StoredCorrection, "service">): string {
  return words(service ? "learnedIsService" : "learnedNotService");
}
