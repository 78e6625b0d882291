/**
 * Where a person writes on a site's page: which post the words answer, what stands there so far, and the one change
 * Baton makes to a page when a person asks for it: putting words where the caret is. It presses nothing and sends
 * nothing. How each editor takes words is in docs/decisions/0009.
 */
import { textOf } from "./dom.ts";

/** What a site knows of the fields that posts, replies and comments are written in. */
export type Composers = {
  /** The fields now on the page, in its order; those of messages and searches are none. */
  fields(document: Document): HTMLElement[];
  /**
   * `Mention.key` of the post that words in `field` will answer; undefined for a post of its own, or when not certain.
   * @param pressed what the person last clicked on outside the fields
   */
  target(field: HTMLElement, url: URL, pressed: Element | undefined): string | undefined;
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

/** What is written in `field`, a line for each paragraph, without blanks at the ends of lines. */
export function draftOf(field: HTMLElement): string {
  if (isPlain(field)) return field.value.trim();
  const blocks = field.querySelectorAll("[data-block]"); // Draft.js; the others have their paragraphs as children
  const lines = [...(blocks.length > 0 ? blocks : field.children)].map((line) => textOf(line));
  return (lines.length > 0 ? lines.join("\n") : textOf(field)).trim();
}

/**
 * Puts `text` where the caret is, in the place of what is selected; at the end when the person is not in the field.
 * @returns whether it stands there now; nothing is changed by an editor that does not take it
 */
export async function insert(field: HTMLElement, text: string): Promise<boolean> {
  if (!field.contains(field.ownerDocument.activeElement)) goToEnd(field);
  await pause();
  const before = draftOf(field);
  if (isPlain(field)) {
    // The only way that the browser's own undo knows of. oxlint-disable-next-line typescript/no-deprecated
    field.ownerDocument.execCommand("insertText", false, text);
  } else {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = { clipboardData, bubbles: true, cancelable: true, composed: true };
    field.dispatchEvent(new ClipboardEvent("paste", paste));
  }
  await pause();
  const after = draftOf(field);
  return after !== before && inOneLine(after).includes(inOneLine(text));
}

function isPlain(field: HTMLElement): field is HTMLTextAreaElement {
  return field.tagName === "TEXTAREA";
}

function goToEnd(field: HTMLElement): void {
  field.focus();
  if (isPlain(field)) {
    field.setSelectionRange(field.value.length, field.value.length);
    return;
  }
  const selection = field.ownerDocument.getSelection();
  selection?.selectAllChildren(field);
  selection?.collapseToEnd();
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
