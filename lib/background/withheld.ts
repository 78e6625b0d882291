/** What was hidden from the team: shown while it can be undone, and put back by a click. */
import type { Annotation } from "../annotation.ts";
import type { Handlers } from "../messages/answer.ts";
import type { withheldMessages } from "../messages/withheld-messages.ts";
import { MAX_NOTE_LENGTH } from "../case/case.ts";
import { leaving } from "../redaction/personal.ts";
import { failure, success, type Result } from "../result.ts";
import { notePutBack, readWithheld } from "../store/withheld.ts";
import { words } from "../words/words.ts";
import type { WithheldItem } from "../withheld.ts";
import type { Background } from "./context.ts";
import { wholeRedaction } from "./redaction.ts";
import { work } from "./work.ts";

export function createWithheldHandlers(
  background: Background,
): Pick<Handlers, keyof typeof withheldMessages> {
  return {
    async putBack({ commandId, caseId, numbers }) {
      const told = await putBack(background, commandId, caseId, numbers);
      if (!told.ok) return told;
      return success({ withheld: await readWithheld(background.database, caseId) });
    },

    async tryRedaction({ text }) {
      const { personal, withheld } = leaving({ text }, wholeRedaction);
      return success({ text: personal.text ?? "", kinds: withheld.map(({ kind }) => kind) });
    },
  };
}

/**
 * Says it in a note, so that the log has who told it and when, and every member's browser can read it. What does not
 * go into one note stays hidden until it is asked for again.
 */
async function putBack(
  background: Background,
  commandId: string,
  caseId: string,
  numbers: readonly number[],
): Promise<Result<true>> {
  const { database, now } = background;
  const known = await readWithheld(database, caseId);
  const asked = known.filter(({ number, putBackAt }) => numbers.includes(number) && putBackAt === undefined);
  const [items, text] = fittingNote(asked);
  if (items.length === 0) return known.length > 0 ? success(true) : failure("nothing_hidden", caseId);
  const command = { type: "note", text } as const;
  const noted = await work(background, { id: commandId, caseId, command, asItIs: true });
  if (!noted.ok) return noted;
  await notePutBack(
    database,
    items.map(({ number }) => number),
    now(),
  );
  return success(true);
}

function noteOf(items: readonly WithheldItem[]): string {
  const lines = items.map(({ kind, value }) => `${words(`hidden_${kind}`)}: ${value}`);
  return words("withheldNote", lines.join("\n"));
}

function fittingNote(asked: readonly WithheldItem[]): [readonly WithheldItem[], string] {
  let items = asked;
  while (noteOf(items).length > MAX_NOTE_LENGTH) items = items.slice(0, -1);
  return [items, noteOf(items)];
}

/** Of handoffs that this person can still undo, what is hidden of them, by kind: a page learns no more. */
export async function withWithheld(
  { database }: Background,
  annotations: readonly Annotation[],
): Promise<Annotation[]> {
  return Promise.all(
    annotations.map(async (annotation) => {
      const glance = annotation.case;
      if (glance?.delivery !== "held" || !glance.handedOffByMe) return annotation;
      const hidden = (await readWithheld(database, glance.id)).filter((each) => each.putBackAt === undefined);
      if (hidden.length === 0) return annotation;
      return { ...annotation, case: { ...glance, withheld: hidden.map(({ kind }) => kind) } };
    }),
  );
}
