import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { MAX_NOTE_LENGTH } from "../../lib/case/choices.ts";
import type { LogInput, Selection } from "../../lib/models/customer-model.ts";
import { localDateTime } from "../../lib/words/times.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = {
  /** Unix ms. */
  readonly now: number;
  /** What was marked on a page, which the form begins with. */
  readonly selection?: Selection | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Says whether it was logged. */
  readonly onLog: (entry: LogInput) => Promise<boolean>;
};

const kinds = ["call", "mail", "chat", "note"] as const;
const directions = ["in", "out"] as const;

/** A call, a mail, a chat or a note, entered by hand; from what was marked on a page it is one click more. */
export function LogForm({ now, selection, text, onText, onLog }: Props): VNode {
  const [kind, setKind] = useState<LogInput["kind"]>(selection?.kind ?? "call");
  const [direction, setDirection] = useState<LogInput["direction"]>("in");
  const [when, setWhen] = useState<string | undefined>(undefined);
  const [title, setTitle] = useState("");
  const [isOpen] = useState(text !== "");
  const [isBusy, setBusy] = useState(false);
  const isNote = kind === "note";

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy || text.trim() === "") return;
    const happenedAt = when === undefined || when === "" ? now : new Date(when).getTime();
    setBusy(true);
    const isLogged = await onLog({ kind, direction, happenedAt, title: isNote ? "" : title, text });
    setBusy(false);
    if (!isLogged) return;
    setTitle("");
    onText("");
    setWhen(undefined);
  }

  return (
    <details class="option-group folded" open={isOpen}>
      <summary>{words("logTitle")}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <div class="row">
          <Field label={words("logKind")}>
            {(attributes) => (
              <select
                {...attributes}
                value={kind}
                onChange={({ currentTarget }) =>
                  setKind(kinds.find((each) => each === currentTarget.value) ?? "call")
                }
              >
                {kinds.map((each) => (
                  <option key={each} value={each}>
                    {words(`logKind_${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {!isNote && (
            <Field label={words("logDirection")}>
              {(attributes) => (
                <select
                  {...attributes}
                  value={direction}
                  onChange={({ currentTarget }) =>
                    setDirection(directions.find((each) => each === currentTarget.value) ?? "in")
                  }
                >
                  {directions.map((each) => (
                    <option key={each} value={each}>
                      {words(`logDirection_${each}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          {!isNote && (
            <Field label={words("logWhen")}>
              {(attributes) => (
                <input
                  {...attributes}
                  type="datetime-local"
                  max={localDateTime(now)}
                  value={when ?? localDateTime(now)}
                  onInput={(event) => setWhen(event.currentTarget.value)}
                />
              )}
            </Field>
          )}
        </div>
        {!isNote && (
          <Field label={words("logSubject")}>
            {(attributes) => (
              <input
                {...attributes}
                type="text"
                dir="auto"
                maxLength={300}
                value={title}
                onInput={(event) => setTitle(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Field label={words("logText")} {...(selection?.wasCut && { hint: words("logCut") })}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={4}
              dir="auto"
              required
              maxLength={MAX_NOTE_LENGTH}
              value={text}
              onInput={(event) => onText(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="row">
          <button type="submit" class="primary" aria-disabled={isBusy}>
            {words("logSave")}
          </button>
        </div>
      </form>
    </details>
  );
}
