/** Finds the page where a person is answering a post of a case, and has a draft put there. */
import { z } from "zod";

import { caseSchema } from "../case/case.ts";
import type { ComposerState } from "../messages/catalogue.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "../store/checked.ts";
import type { Background } from "./context.ts";

const composerAnswerSchema = z.strictObject({
  open: z.boolean(),
  target: z.string().max(250).optional(),
  writing: z.literal(true).optional(),
});
const insertAnswerSchema = z.strictObject({ inserted: z.boolean() });

type Found = {
  readonly state: ComposerState;
  readonly page?: { readonly tabId: number; readonly key: string };
};

type Composer = { readonly tabId: number; readonly target: string | undefined; readonly isWriting: boolean };

/** Where people write now. What a page answers is checked, and one that answers nonsense has nothing open. */
export async function composersIn(askPages: Background["askPages"]): Promise<readonly Composer[]> {
  return (await askPages({ question: "composer" })).flatMap(({ tabId, answer }) => {
    const checked = composerAnswerSchema.safeParse(answer);
    if (!checked.success || !checked.data.open) return [];
    const { target, writing = false } = checked.data;
    return [{ tabId, target, isWriting: writing }];
  });
}

/** Pages in front come first. */
export async function findComposer(
  { database, askPages, recent }: Background,
  caseId: string,
): Promise<Found> {
  const [state] = fitting(caseSchema, [await database.cases.get(caseId)]);
  const keys = recent.namesOf(state?.mentionKeys ?? []);
  const pages = await composersIn(askPages);
  for (const { tabId, target } of pages) {
    if (target !== undefined && keys.includes(target))
      return { state: "ready", page: { tabId, key: target } };
  }
  if (pages.length === 0) return { state: "none" };
  return { state: pages.some(({ target }) => target === undefined) ? "unsure" : "other" };
}

/** Refusals: `no_composer` when no reply to a post of the case is open, `not_inserted` when the editor did not take the words. */
export async function insertReply(
  background: Background,
  caseId: string,
  text: string,
): Promise<Result<Record<string, never>>> {
  const { page } = await findComposer(background, caseId);
  if (!page) return failure("no_composer", caseId);
  const question = { question: "insert", key: page.key, text } as const;
  const [asked] = await background.askPages(question, page.tabId);
  const checked = insertAnswerSchema.safeParse(asked?.answer);
  return checked.success && checked.data.inserted ? success({}) : failure("not_inserted", caseId);
}
