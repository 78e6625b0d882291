/** Takes what was found out of a text, so that it can be put back. */
import type { Found, HiddenKind } from "./kinds.ts";

/** Something that was taken out. */
export type Hidden = {
  readonly kind: HiddenKind;
  /** As it stood there. */
  readonly value: string;
  /** Where its mark begins in the text without it, and how long the mark is; UTF-16. */
  readonly at: number;
  readonly length: number;
};

export type WithoutHidden = { readonly text: string; readonly hidden: readonly Hidden[] };

/** @param mark what stands for a kind, like "[card number hidden]" */
export function hide(
  original: string,
  found: readonly Found[],
  mark: (kind: HiddenKind) => string,
): WithoutHidden {
  const hidden: Hidden[] = [];
  let text = "";
  let from = 0;
  for (const { kind, start, end } of found) {
    text += original.slice(from, start);
    const sign = mark(kind);
    hidden.push({ kind, value: original.slice(start, end), at: text.length, length: sign.length });
    text += sign;
    from = end;
  }
  return { text: text + original.slice(from), hidden };
}

/** The text as it was, byte for byte. */
export function putBack({ text, hidden }: WithoutHidden): string {
  let original = "";
  let from = 0;
  for (const { value, at, length } of hidden) {
    original += text.slice(from, at) + value;
    from = at + length;
  }
  return original + text.slice(from);
}

/**
 * The same values wherever else they stand: what was known by a word before it is not less secret without the word.
 * @returns `found` with them, in order, none touching another
 */
export function everywhere(
  original: string,
  found: readonly Found[],
  values: ReadonlyMap<string, HiddenKind>,
): Found[] {
  const all = [...found];
  for (const [value, kind] of values) {
    for (
      let start = original.indexOf(value);
      start !== -1;
      start = original.indexOf(value, start + value.length)
    ) {
      const end = start + value.length;
      if (!found.some((known) => known.start < end && known.end > start)) all.push({ kind, start, end });
    }
  }
  const sorted = all.toSorted((one, other) => one.start - other.start || other.end - one.end);
  let free = 0;
  return sorted.filter(({ start, end }) => {
    const isFree = start >= free;
    if (isFree) free = end;
    return isFree;
  });
}
