/** The kinds of editor that sites write with; how each takes words was tried against the real library (docs/decisions/0010). */
import { textOf } from "./dom.ts";

export type Editor = {
  /** What is written in `field`, a line for each paragraph, without blanks at the ends of lines. */
  draft(field: HTMLElement): string;
  goToEnd(field: HTMLElement): void;
  /** Offers `text` where the caret is, in the place of what is selected. */
  offer(field: HTMLElement, text: string): void;
};

/** Draft.js and Lexical, which keep the text to themselves and take what is pasted. */
export const richEditor: Editor = {
  draft(field) {
    const blocks = field.querySelectorAll("[data-block]"); // Draft.js; Lexical has its paragraphs as children
    const lines = [...(blocks.length > 0 ? blocks : field.children)].map((line) => textOf(line));
    return (lines.length > 0 ? lines.join("\n") : textOf(field)).trim();
  },
  goToEnd(field) {
    field.focus();
    const selection = field.ownerDocument.getSelection();
    selection?.selectAllChildren(field);
    selection?.collapseToEnd();
  },
  offer(field, text) {
    const [data, dataType] = [text, "text/plain"];
    const clipboardData = new DataTransfer();
    clipboardData.setData(dataType, data);
    // Firefox leaves `clipboardData` empty and takes the other two, which nobody else knows.
    const paste = { clipboardData, data, dataType, bubbles: true, cancelable: true, composed: true };
    field.dispatchEvent(new ClipboardEvent("paste", paste));
  },
};

/** A `textarea`, whose text the page's React follows. */
export const plainEditor: Editor = {
  draft: (field) => valueOf(field).trim(),
  goToEnd(field) {
    field.focus();
    if (isPlain(field)) field.setSelectionRange(field.value.length, field.value.length);
  },
  offer(field, text) {
    // The only way that the browser's own undo knows of. oxlint-disable-next-line typescript/no-deprecated
    field.ownerDocument.execCommand("insertText", false, text);
  },
};

function valueOf(field: HTMLElement): string {
  return isPlain(field) ? field.value : "";
}

function isPlain(field: HTMLElement): field is HTMLTextAreaElement {
  return field.tagName === "TEXTAREA";
}
