/**
 * A text as it is searched: digits and letters of every width and script of digits in their plain form, what cannot be seen
 * left out, every dash a hyphen, every space and line break a space. Each unit knows where it came from.
 */
export type Plain = {
  readonly text: string;
  /** `text` in lower case, unit by unit. */
  readonly lower: string;
  /** UTF-16 offset in the original of each unit of `text`. */
  readonly from: Uint32Array;
  /** Where each unit of `text` ends in the original. */
  readonly to: Uint32Array;
};

/** Not seen, or only seen as part of the character before it: zero-width ones, soft hyphens, keycaps, variants. */
const unseen = /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u20E3|\u3164|\p{Variation_Selector}|\uFFA0/u;
const belongsBefore = /\u20E3|\p{Variation_Selector}/u;
const digit = /\p{Nd}/u;

export function plainOf(original: string): Plain {
  const units: string[] = [];
  const from = new Uint32Array(original.length);
  const to = new Uint32Array(original.length);
  let count = 0;
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const folded = fold(character);
    if (folded === "" && count > 0 && belongsBefore.test(character)) to[count - 1] = end;
    else {
      for (let unit = 0; unit < folded.length; unit += 1) {
        units.push(folded.charAt(unit));
        from[count] = at;
        to[count] = end;
        count += 1;
      }
    }
    at = end;
  }
  const text = units.join("");
  return {
    text,
    lower: units.map(lowered).join(""),
    from: from.subarray(0, count),
    to: to.subarray(0, count),
  };
}

/** Never longer than what is folded, so that there is room for it. */
function fold(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code < 0x20 || code === 0x7f ? " " : character;
  if (unseen.test(character)) return "";
  if (/\s/u.test(character)) return " ";
  if (/[\p{Pd}\u2212]/u.test(character)) return "-";
  if (digit.test(character)) return String(digitOf(code));
  const compatible = character.normalize("NFKC");
  return compatible.length === 1 && compatible.charCodeAt(0) < 0x80 ? compatible : character;
}

/** Digits of a script stand together, from 0 to 9; those of mathematics are five such rows without a gap. */
function digitOf(code: number): number {
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let zero = code;
  while (code - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

function lowered(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
