/** What is proved of the shipped model beside its accuracy, as lines a person can read. */
import { angryHour, twentyCorrections } from "./corrections.ts";
import { agreement, deletionTest } from "./explanations.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const points = (fall: number): string => `${(100 * fall).toFixed(2)} points`;

function explanations(): string[] {
  const { mentions, named, random, better } = deletionTest();
  const marked = agreement();
  return [
    `deletion  ${mentions} mentions  fall without the named words ${named.toFixed(3)}, without as many random ones ${random.toFixed(3)}; named at least as heavy in ${percent(better)}`,
    `agreement  ${marked.mentions} mentions, words named in ${marked.named}  first span touches what a reader marked in ${percent(marked.first)} (random ${percent(marked.randomFirst)}); F1 of words ${marked.f1.toFixed(3)} (random ${marked.randomF1.toFixed(3)})`,
  ];
}

function corrections(): string[] {
  const { topics, worst } = twentyCorrections();
  const mean = topics.reduce((sum, { before, after }) => sum + after - before, 0) / topics.length;
  const angry = angryHour();
  return [
    ...topics.map(
      ({ name, before, after }) => `${name.padEnd(30)}  AUC ${before.toFixed(3)} -> ${after.toFixed(3)}`,
    ),
    `mean lift ${points(mean)}; largest fall elsewhere ${points(worst.fall)} ("${worst.on}", after "${worst.taught}")`,
    `an angry hour: AUC of all ${angry.before.toFixed(4)} -> ${angry.after.toFixed(4)}, largest fall ${points(angry.worst.fall)} (${angry.worst.on}); ${percent(angry.lost)} of the flagged requests lost`,
  ];
}

export const proofs: Readonly<Record<string, () => string[]>> = { explanations, corrections };
