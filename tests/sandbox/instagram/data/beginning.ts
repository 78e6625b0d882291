/** How many characters of a caption a list shows. */
const SHOWN_IN_LIST = 90;

/** What a list shows of a caption, and whether that is not all. */
export function beginningOf(caption: string): { text: string; isCut: boolean } {
  if (caption.length <= SHOWN_IN_LIST) return { text: caption, isCut: false };
  const cut = caption.slice(0, SHOWN_IN_LIST);
  return { text: cut.slice(0, cut.lastIndexOf(" ")), isCut: true };
}
