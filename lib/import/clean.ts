/** Making what a file holds safe to keep and to show, without changing what it says. */

/** Controls that nothing shows, and the marks that turn the direction of what stands after them. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const unwanted = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/u;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const allUnwanted = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/gu;

/** Nothing to clean: ASCII without controls, single spaces inside. Most cells are so, and this is told in one look. */
const tidy = /^[!-~]+(?: [!-~]+)*$/u;

/** `text` without control characters, direction overrides and halves of surrogate pairs, and without space around it. */
export function clean(text: string): string {
  if (text === "" || tidy.test(text)) return text;
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  return (unwanted.test(formed) ? formed.replaceAll(allUnwanted, "") : formed).trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  if (text === "" || tidy.test(text)) return text;
  return clean(text).replaceAll(/\s+/gu, " ");
}

/** `text` cut to `length` UTF-16 units, never in the middle of a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\uD800-\uDBFF]/u.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end);
}

const looksLikeMarkup = /^\s*<(?:p|div|html|body|span|br|h\d|ul|table|!doctype)\b/iu;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  apos: "'",
  nbsp: " ",
};

/** The words of what begins like HTML (some exports keep messages so); other text as it is. Not for showing as HTML. */
export function withoutMarkup(text: string): string {
  if (!looksLikeMarkup.test(text)) return text;
  return text
    .replaceAll(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)\s*>/giu, "")
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/giu, "\n")
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll(/&(amp|lt|gt|quot|#39|apos|nbsp);/gu, (_all, name: string) => entities[name] ?? "")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
}

/** A cell for a CSV that people open in a spreadsheet: quoted, and never a formula there. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const isFormula = /^[\s]*[=+\-@\t\r]/u.test(text) && typeof value === "string";
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
