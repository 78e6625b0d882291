import type { Problem } from "../../lib/result.ts";
import { counted, words } from "../../lib/words/words.ts";
import { problemWords } from "./problem-words.ts";

/** What went wrong with a passphrase, in words. */
export function vaultWords(problem: Problem): string {
  switch (problem.code) {
    case "wrong_passphrase":
      return words("problemWrongPassphrase");
    case "too_soon":
      return counted("problemTooSoon", Number(problem.detail));
    default:
      return problemWords(problem);
  }
}
