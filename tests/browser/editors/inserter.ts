/** Runs in a world of its own beside the page, as a content script does, bundled with what content scripts have. */
import { draftOf, insert } from "../../../lib/sites/composer.ts";

const fieldNamed = (label: string): HTMLElement | null => document.querySelector(`[aria-label="${label}"]`);

const inserter = {
  /** Puts `text` into the field with this label. @returns whether it stands there */
  async insert(label: string, text: string): Promise<boolean> {
    const field = fieldNamed(label);
    return field !== null && (await insert(field, text));
  },
  draft(label: string): string {
    const field = fieldNamed(label);
    return field === null ? "" : draftOf(field);
  },
};

export type Inserter = typeof inserter;

Object.assign(globalThis, { inserter });
