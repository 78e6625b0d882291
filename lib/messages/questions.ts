/**
 * What the background asks the content script of a page. A page may be hostile, and so may be an answer: the background
 * checks it (lib/background/composer.ts).
 */
export type Question =
  /** Is somebody writing there, and in answer to which post? */
  | { readonly question: "composer" }
  /** Puts `text` where the caret is, if what is written there answers the post with this `Mention.key`. */
  | { readonly question: "insert"; readonly key: string; readonly text: string };

export type Answer =
  /**
   * `target` is a `Mention.key`; absent for a post of its own, and where it is not certain. `writing`: the person is in the
   * field, or words of theirs stand there.
   */
  | { readonly open: boolean; readonly target?: string; readonly writing?: true }
  | { readonly inserted: boolean };

export function isQuestion(message: unknown): message is Question {
  return typeof message === "object" && message !== null && "question" in message;
}
