/** Numbers as people write them: groups of digits with little between them. */
import type { Plain } from "./plain.ts";

export type Group = { readonly start: number; readonly end: number; readonly digits: string };
/** Groups that may be one number, and what stands between them. */
export type Run = { readonly groups: readonly Group[]; readonly gaps: readonly string[] };

/** Between the groups of one number stand at most three of these. */
const gap = /^[ \-./()_,:|*~]{1,3}$/u;
/** So many single digits in a row are one number that was written apart. */
const WRITTEN_APART = 7;

export function runsOf({ text }: Plain): Run[] {
  const runs: { groups: Group[]; gaps: string[] }[] = [];
  for (const { 0: digits, index } of text.matchAll(/\d+/gu)) {
    const group = { start: index, end: index + digits.length, digits };
    const run = runs.at(-1);
    const last = run?.groups.at(-1);
    const between = last && text.slice(last.end, Math.min(index, last.end + 4));
    if (run && between !== undefined && gap.test(between)) {
      run.groups.push(group);
      run.gaps.push(between);
    } else {
      runs.push({ groups: [group], gaps: [] });
    }
  }
  return runs.map(joined);
}

function joined(run: Run): Run {
  const groups: Group[] = [];
  const gaps: string[] = [];
  for (let index = 0; index < run.groups.length;) {
    let end = index;
    while (run.groups[end]?.digits.length === 1) end += 1;
    const isApart = end - index >= WRITTEN_APART;
    const next = isApart ? end : index + 1;
    if (index > 0) gaps.push(run.gaps[index - 1] ?? " ");
    groups.push(together(run.groups.slice(index, next)));
    index = next;
  }
  return { groups, gaps };
}

function together(groups: readonly Group[]): Group {
  return {
    start: groups[0]?.start ?? 0,
    end: groups.at(-1)?.end ?? 0,
    digits: groups.map(({ digits }) => digits).join(""),
  };
}

/** Some groups of a run in a row. */
export type Window = {
  readonly run: Run;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly lengths: readonly number[];
};

/** Every window that begins at group `first` and has from `least` to `most` digits, the longest first. */
export function windowsAt(run: Run, first: number, least: number, most: number): Window[] {
  const windows: Window[] = [];
  const lengths: number[] = [];
  let digits = "";
  for (let last = first; last < run.groups.length; last += 1) {
    const group = run.groups[last];
    if (!group || digits.length + group.digits.length > most) break;
    digits += group.digits;
    lengths.push(group.digits.length);
    if (digits.length < least) continue;
    const start = run.groups[first]?.start ?? 0;
    windows.push({ run, first, last, start, end: group.end, digits, lengths: [...lengths] });
  }
  return windows.toReversed();
}

/** Letters of an alphabet that touch a number on either side: so long the word is; 0 for none. */
export function gluedTo(
  { text }: Plain,
  start: number,
  end: number,
): { readonly before: number; readonly after: number } {
  const before = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}_]{1,12}$/u.exec(
    text.slice(Math.max(0, start - 12), start),
  );
  const after = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}_]{1,12}/u.exec(
    text.slice(end, end + 12),
  );
  return { before: before?.[0].length ?? 0, after: after?.[0].length ?? 0 };
}
