/** Addresses of mail, plain and written out ("ada at example dot org"). */
import type { Cues } from "./cues.ts";
import type { Found } from "./kinds.ts";
import type { Plain } from "./plain.ts";

/** What people write for `@`, in brackets or as a word of its own. */
const AT = "at|ät|aet|arroba|arobase|chiocciola|małpa|malpa|apenstaartje|klammeraffe|アットマーク|एट";
const DOT = "dot|punkt|point|punto|ponto|kropka|nokta|punt|ドット|डॉट";
const OPEN = "[([{<]";
const CLOSE = "[)\\]}>]";

const at = new RegExp(`@|${OPEN} ?(?:@|${AT}) ?${CLOSE}|(?<=[\\p{L}\\p{N}] )(?:@|${AT})(?= )`, "giu");
const local = /[\p{L}\p{N}._%+'-]{1,64} {0,2}$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?/u;
const dot = new RegExp(
  `^(?: ?\\.(?: (?=[a-z]{2,6}\\b))?| ?${OPEN} ?(?:\\.|${DOT}) ?${CLOSE} ?| (?:${DOT}) )`,
  "iu",
);
/** Domains that people write out; a sentence rarely goes on with one of them after a full stop. */
const common =
  /^(?:com|org|net|info|biz|edu|gov|io|co|me|eu|de|at|ch|uk|ie|fr|es|it|nl|be|pt|br|pl|tr|jp|in|id|mx|ar|cn|us|ca|au|sa|ae|eg|ng|za|ru|se|no|dk|fi|example)$/iu;

/** A domain has few labels; more is no address. */
const MOST_LABELS = 6;
const LONGEST_LABEL = 64;

export function findEmails(plain: Plain, cues: Cues): Found[] {
  const { text } = plain;
  const found: Found[] = [];
  let free = 0;
  for (const { 0: sign, index } of text.matchAll(at)) {
    if (index < free) continue;
    const left = local.exec(text.slice(Math.max(0, index - 66), index));
    if (!left) continue;
    const name = left[0].trimEnd();
    const start = index - left[0].length;
    const domain = domainAt(text, index + sign.length);
    if (!domain || !/[\p{L}\p{N}]/u.test(name)) continue;
    // "@ada@social.example" is an account, and so is "thanks @ada.example".
    if (text.charAt(start - 1) === "@") continue;
    const isApart = name.length < left[0].length;
    if (sign === "@" && isApart && text.charAt(index + 1) !== " ") continue;
    const isPlain = sign === "@" && !isApart && !domain.isSpaced;
    if (!isPlain && !common.test(domain.last)) continue;
    // "look at example dot com": only what looks like a name of an account is one.
    if (/^[aä]e?t$/iu.test(sign) && !/[\d._]/u.test(name) && !cues.has("email", start, domain.end)) continue;
    found.push({ kind: "email", start, end: domain.end });
    free = domain.end;
  }
  return found;
}

type Domain = { readonly end: number; readonly last: string; readonly isSpaced: boolean };

function domainAt(text: string, from: number): Domain | undefined {
  let position = from;
  let isSpaced = false;
  while (text[position] === " " && position - from < 2) {
    position += 1;
    isSpaced = true;
  }
  let domain: Domain | undefined;
  for (let labels = 1; labels <= MOST_LABELS; labels += 1) {
    const part = label.exec(text.slice(position, position + LONGEST_LABEL))?.[0];
    if (part === undefined) break;
    position += part.length;
    if (labels > 1 && /^(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/iu.test(part)) {
      if (!isSpaced || common.test(part)) domain = { end: position, last: part, isSpaced };
    }
    const between = dot.exec(text.slice(position, position + 16))?.[0];
    if (between === undefined) break;
    isSpaced ||= between !== ".";
    position += between.length;
  }
  return domain;
}
