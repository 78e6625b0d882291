/** Addresses, handles and tags: they are written in Latin letters in every language and tell nothing of the text's own. */
const foreignToText = /https?:\/\/\S+|[@#][\p{L}\p{N}_.-]+/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The writing direction of what somebody wrote, for `dir`. Unlike `dir="auto"` it looks past the handle that nearly every
 * reply begins with: "@brand" in front of an Arabic sentence must not lay the sentence out from the left.
 */
export function directionOf(text: string): "ltr" | "rtl" | "auto" {
  const letter = /\p{L}/u.exec(text.replaceAll(foreignToText, ""))?.[0];
  if (letter === undefined) return "auto";
  return rightToLeft.test(letter) ? "rtl" : "ltr";
}
