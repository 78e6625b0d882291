/** Knows in which field of the page a person is writing, and answers the background's questions about it. */
import type { Answer, Question } from "../messages/questions.ts";
import { insert, openField, type Composers } from "../sites/composer.ts";

/** Whatever can be written in. */
const FIELD = "textarea, [contenteditable]";

export type ComposerWatch = {
  answer(question: Question): Promise<Answer>;
  stop(): void;
};

/** @param began called when the person goes to where a post or an answer is written */
export function watchComposers(composers: Composers, began: () => void): ComposerWatch {
  const stopping = new AbortController();
  const options = { capture: true, signal: stopping.signal };
  let last: HTMLElement | undefined;
  let pressed: Element | undefined;

  addEventListener(
    "focusin",
    ({ target }) => {
      const field = composers.fields(document).find((each) => each === target);
      if (!field) return;
      last = field;
      began();
    },
    options,
  );
  addEventListener(
    "click",
    ({ target, isTrusted }) => {
      if (isTrusted && target instanceof Element && !target.closest(FIELD)) pressed = target;
    },
    options,
  );

  return {
    async answer(question) {
      const field = openField(composers.fields(document), last);
      const target = field && composers.target(field, new URL(location.href), pressed);
      if (question.question === "composer") {
        const isWriting =
          field && (field.contains(document.activeElement) || composers.editor.draft(field) !== "");
        return {
          open: field !== undefined,
          ...(target !== undefined && { target }),
          ...(isWriting && { writing: true }),
        };
      }
      return {
        inserted:
          field !== undefined &&
          target === question.key &&
          (await insert(composers.editor, field, question.text)),
      };
    },
    stop: () => stopping.abort(),
  };
}
