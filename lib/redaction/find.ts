/** Finds what is hidden in one text. The time is linear in its length: every step looks at a bounded stretch. */
import { findAddresses } from "./addresses.ts";
import { findCards } from "./cards.ts";
import { cuesOf } from "./cues.ts";
import { findEmails } from "./emails.ts";
import { findGovernmentIds } from "./government-ids.ts";
import { findIbans } from "./ibans.ts";
import { hiddenKinds, type Found, type HiddenKind } from "./kinds.ts";
import { findPhones } from "./phones.ts";
import { plainOf } from "./plain.ts";
import { runsOf } from "./runs.ts";

export type Search = {
  readonly kinds: ReadonlySet<HiddenKind>;
  /** BCP 47 tag of the text's language, as far as it is known: some numbers are known by it. */
  readonly language?: string | undefined;
};

/** @returns what was found, in order, none touching another; UTF-16 offsets into `original` */
export function findHidden(original: string, { kinds, language }: Search): Found[] {
  const plain = plainOf(original);
  if (!/\d|@|[([{< ](?:\p{L}{2,12})[)\]}> ]/u.test(plain.text)) return [];
  const tag = language?.split("-")[0]?.toLowerCase();
  const cues = cuesOf(plain);
  const runs = runsOf(plain);
  const all = [
    ...findCards(plain, runs, cues),
    ...findIbans(plain),
    ...findGovernmentIds(plain, cues, tag),
    ...findEmails(plain, cues),
    ...findPhones(plain, runs, cues, tag),
    ...findAddresses(plain),
  ];
  // What is not to be hidden is found all the same: a card number is no telephone number when cards may be seen.
  return apart(all)
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, start, end }) => ({ kind, start: plain.from[start] ?? 0, end: plain.to[end - 1] ?? 0 }));
}

function rank({ kind }: Found): number {
  return hiddenKinds.indexOf(kind);
}

/** Where two overlap, the one whose kind is surer stays, and the longer one of a kind. */
function apart(all: readonly Found[]): Found[] {
  const surestFirst = all.toSorted(
    (one, other) => rank(one) - rank(other) || other.end - one.end + one.start - other.start,
  );
  const taken = new Set<number>();
  const kept: Found[] = [];
  for (const found of surestFirst) {
    let isFree = true;
    for (let at = found.start; at < found.end && isFree; at += 1) isFree = !taken.has(at);
    if (!isFree) continue;
    for (let at = found.start; at < found.end; at += 1) taken.add(at);
    kept.push(found);
  }
  return kept.toSorted((one, other) => one.start - other.start);
}
