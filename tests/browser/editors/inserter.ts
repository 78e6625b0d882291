/** Runs in a world of its own beside the page, as a content script does, bundled with what content scripts have. */
import { insert } from "../../../lib/sites/composer.ts";
import { plainEditor, richEditor, type Editor } from "../../../lib/sites/editor.ts";

const fieldNamed = (label: string): HTMLElement | null => document.querySelector(`[aria-label="${label}"]`);

export function editorOf(field: HTMLElement): Editor {
  return field instanceof HTMLTextAreaElement ? plainEditor : richEditor;
}

const inserter = {
  /** Puts `text` into the field with this label. @returns whether it stands there */
  async insert(label: string, text: string): Promise<boolean> {
    const field = fieldNamed(label);
    return field !== null && (await insert(editorOf(field), field, text));
  },
  draft(label: string): string {
    const field = fieldNamed(label);
    return field === null ? "" : editorOf(field).draft(field);
  },
};

export type Inserter = typeof inserter;

Object.assign(globalThis, { inserter });
