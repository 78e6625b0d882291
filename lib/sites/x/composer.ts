/** Where people write on X. */
import type { Composers } from "../composer.ts";
import { richEditor } from "../editor.ts";
import { only, precedes } from "../dom.ts";
import { handleLabel } from "./address.ts";
import { itemOf, itemsIn, labelsIn } from "./item.ts";
import { focusOf, identifyItem, keyOf, readItem } from "./read.ts";
import { DIALOG, EDITOR, MAIN, TIME } from "./selectors.ts";

export const composers: Composers = {
  editor: richEditor,
  fields: (page) => [...page.querySelectorAll<HTMLElement>(EDITOR)],

  /**
   * X shows the post that is answered right before the field: in the dialog for writing alone, elsewhere as the post
   * that the page is about. A quoted post stands behind the field.
   */
  target(field, url) {
    const dialog = field.closest(DIALOG);
    const scope = dialog ?? field.closest(MAIN);
    const items = scope ? itemsIn(scope) : [];
    const before = items.findLast((item) => precedes(item, field));
    const id = before && (identifyItem(before, url) ?? (dialog ? twinOf(before, url) : undefined));
    const focus = focusOf(url);
    const isCertain = focus === undefined ? dialog !== null && items.length === 1 : id === focus;
    return id !== undefined && isCertain ? keyOf(id) : undefined;
  },
};

/** A post in a dialog may stand there without its links: the one behind it with the same moment and handle is the same. */
function twinOf(shown: Element, url: URL): string | undefined {
  const item = itemOf(shown);
  const times = item.own(TIME).map((time) => time.getAttribute("datetime"));
  const labels = labelsIn(shown).filter((label) => item.owns(label));
  const handles = labels.map((label) => handleLabel(label.textContent)?.toLowerCase());
  const twins = itemsIn(shown.ownerDocument).flatMap((other) => {
    const reading = readItem(other, url);
    if (!("mention" in reading)) return [];
    const { id, author, postedAt } = reading.mention;
    const isSame =
      times.length === 1 && times[0] === postedAt && handles.includes(author.handle.toLowerCase());
    return isSame ? [id] : [];
  });
  return only(twins);
}
