/** Knows in which field of the page a person is writing, and answers the background's questions about it. */
import type { Answer, Question } from "../messages/questions.ts";
import { insert, openField, type Composers } from "../sites/composer.ts";

export type ComposerWatch = {
  answer(question: Question): Promise<Answer>;
  stop(): void;
};

export function watchComposers(composers: Composers): ComposerWatch {
  const stopping = new AbortController();
  const options = { capture: true, passive: true, signal: stopping.signal };
  let last: HTMLElement | undefined;
  let pressed: Element | undefined;

  function fieldAround(target: EventTarget | null): HTMLElement | undefined {
    const fields = target instanceof Node ? composers.fields(document) : [];
    return fields.find((field) => field.contains(target instanceof Node ? target : null));
  }

  function targetOf(field: HTMLElement): string | undefined {
    return composers.target(field, new URL(location.href), pressed);
  }

  addEventListener(
    "focusin",
    ({ target }) => {
      last = fieldAround(target) ?? last;
    },
    options,
  );
  addEventListener(
    "click",
    ({ target, isTrusted }) => {
      if (isTrusted && target instanceof Element && !fieldAround(target)) pressed = target;
    },
    options,
  );

  return {
    async answer(question) {
      const field = openField(composers.fields(document), last);
      const target = field && targetOf(field);
      if (question.question === "composer") {
        return { open: field !== undefined, ...(target !== undefined && { target }) };
      }
      return {
        inserted: field !== undefined && target === question.key && (await insert(field, question.text)),
      };
    },
    stop: () => stopping.abort(),
  };
}
