/**
 * Where a person writes on a site's page: which post the words answer, what stands there so far, and the one change
 * Baton makes to a page when a person asks for it: putting words where the caret is. It presses nothing and sends
 * nothing.
 */
import type { Editor } from "./editor.ts";

/** What a site knows of the fields that posts, replies and comments are written in. */
export type Composers = {
  /** The fields now on the page, in its order; those of messages and searches are none. */
  fields(document: Document): HTMLElement[];
  /**
   * `Mention.key` of the post that words in `field` will answer; undefined for a post of its own, or when not certain.
   * @param pressed what the person last clicked on outside the fields
   */
  target(field: HTMLElement, url: URL, pressed: Element | undefined): string | undefined;
  /** What all of its fields are. */
  readonly editor: Editor;
};

/** How long, in ms, an editor gets to hear where the caret went (browsers tell it late), and to take words. */
const EDITOR_TIME = 50;

/**
 * The field that a person is at: the one with the keyboard's focus, else the one that had it `last`, else the only one.
 * While a dialog is in front, only what is in it counts.
 */
export function openField(
  fields: readonly HTMLElement[],
  last: HTMLElement | undefined,
): HTMLElement | undefined {
  const inFront = fields.filter((field) => field.closest('[aria-modal="true"]'));
  const open = inFront.length > 0 ? inFront : fields;
  return (
    open.find((field) => field.contains(field.ownerDocument.activeElement)) ??
    open.find((field) => field === last) ??
    (open.length === 1 ? open[0] : undefined)
  );
}

/**
 * Puts `text` where the caret is, in the place of what is selected; at the end when the person is not in the field.
 * @returns whether it stands there now; nothing is changed by an editor that does not take it
 */
export async function insert(editor: Editor, field: HTMLElement, text: string): Promise<boolean> {
  if (!field.contains(field.ownerDocument.activeElement)) editor.goToEnd(field);
  await pause();
  const before = editor.draft(field);
  editor.offer(field, text);
  await pause();
  const after = editor.draft(field);
  return after !== before && inOneLine(after).includes(inOneLine(text));
}

/** Editors divide lines in their own ways. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, EDITOR_TIME);
  });
}
