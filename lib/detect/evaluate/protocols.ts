/** The splits by which the detector is measured: nothing of a test part is seen in training, not even without its label. */
import { duplicateKey } from "../train/clean.ts";
import { apartFrom } from "../train/duplicates.ts";
import { readBinary, readCorpora, readPlain, readPool, readServiceRequests } from "../train/data.ts";
import type { LabelledMention } from "../train/data.ts";
import { groupedFolds } from "../train/folds.ts";
import { balanced } from "../train/recipe.ts";
import type { Example } from "../train/recipe.ts";
import { sigmoid } from "../train/logistic.ts";
import { examplesOf, fitBoth, makeWorkbench, serviceMargins } from "../train/workbench.ts";
import type { Scored } from "./report.ts";

type Row = { readonly text: string; readonly label: number; readonly group: string };

/** Texts for distillation without anything that nearly equals a text of `tested`, each once. */
function poolWithout(tested: readonly { text: string }[]): string[] {
  const candidates = [...readPool(false), ...readServiceRequests(false).map((mention) => mention.text)];
  const known = new Set([""]);
  const single = candidates.filter((text) => {
    const key = duplicateKey(text);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  return apartFrom(
    single,
    tested.map((row) => row.text),
  ).flatMap((row) => single[row] ?? []);
}

/** A set with a label of its own, learned and tested on itself. */
export async function crossValidate(name: string, folds: number, only: number): Promise<Scored[]> {
  const rows: Row[] = readBinary(name);
  const pool = poolWithout(rows);
  const labels = rows.map((row) => row.label);
  const fold = groupedFolds(
    rows.map((row) => row.text),
    labels,
    folds,
  );
  const bench = await makeWorkbench([...rows.map((row) => row.text), ...pool], () => true);
  const weight = balanced(labels);
  const scored: Scored[] = [];
  for (let held = 0; held < Math.min(only, folds); held++) {
    const taught: Example[] = [...rows.entries()]
      .filter(([row]) => fold[row] !== held)
      .map(([row, { label }]) => ({ row, label, weight: weight(label) }));
    const trained = fitBoth(bench, {
      taught,
      untaught: [],
      pool: pool.map((_, index) => rows.length + index),
      details: new Map(),
    });
    const tested = [...rows.keys()].filter((row) => fold[row] === held);
    const margins = serviceMargins(trained, bench, tested);
    for (const [index, row] of tested.entries()) {
      const { text, label, group } = rows[row] ?? { text: "", label: 0, group: "" };
      scored.push({ text, label, group, score: sigmoid(margins[index] ?? 0) });
    }
    console.error(`${name}: fold ${held + 1} of ${folds}`);
  }
  return scored;
}

/** The product's own label, learned as the shipped model is: with the project's corpora beside it. */
export async function crossValidateProduct(folds: number, only: number): Promise<Scored[]> {
  const tested = readServiceRequests(false).filter((mention) => mention.service !== null);
  const mentions = [...tested, ...readCorpora("train"), ...readPlain()];
  const labels = tested.map((mention) => mention.service ?? 0);
  const fold = groupedFolds(
    tested.map((mention) => mention.text),
    labels,
    folds,
  );
  const pool = poolWithout(mentions);
  const bench = await makeWorkbench(
    [...mentions.map((mention) => mention.text), ...pool],
    (row) => (mentions[row]?.language ?? "en") === "en",
  );
  const scored: Scored[] = [];
  for (let held = 0; held < Math.min(only, folds); held++) {
    const rows = [...mentions.keys()].filter((row) => row >= tested.length || fold[row] !== held);
    const trained = fitBoth(bench, {
      taught: examplesOf(mentions, rows, true),
      untaught: examplesOf(mentions, rows, false),
      pool: pool.map((_, index) => mentions.length + index),
      details: new Map(rows.flatMap((row) => (mentions[row] === undefined ? [] : [[row, mentions[row]]]))),
    });
    const test = [...tested.keys()].filter((row) => fold[row] === held);
    const margins = serviceMargins(trained, bench, test);
    for (const [index, row] of test.entries()) {
      const mention = tested[row];
      if (mention === undefined) continue;
      scored.push({
        text: mention.text,
        label: mention.service ?? 0,
        group: mention.group,
        score: sigmoid(margins[index] ?? 0),
      });
    }
    console.error(`service-requests: fold ${held + 1} of ${folds}`);
  }
  return scored;
}

/**
 * Trained on the product's label without what is left out, tested on `tested`.
 * @param left whether a labelled mention is left out
 * @param away texts that are kept from distillation too
 */
export async function leaveOut(
  left: (mention: LabelledMention) => boolean,
  tested: readonly Row[],
  away: readonly { text: string }[],
): Promise<Scored[]> {
  const mentions = [
    ...readServiceRequests(false).filter((mention) => !left(mention)),
    ...readCorpora("train"),
    ...readPlain(),
  ];
  const known = new Set([...tested, ...away, ...mentions].map((row) => duplicateKey(row.text)));
  const pool = poolWithout(tested).filter((text) => !known.has(duplicateKey(text)));
  const allowed = apartFrom(
    mentions.map((mention) => mention.text),
    tested.map((row) => row.text),
  ).flatMap((row) => mentions[row] ?? []);
  const bench = await makeWorkbench(
    [...allowed.map((mention) => mention.text), ...pool, ...tested.map((row) => row.text)],
    (row) => (allowed[row]?.language ?? "en") === "en",
  );
  const rows = [...allowed.keys()];
  const trained = fitBoth(bench, {
    taught: examplesOf(allowed, rows, true),
    untaught: examplesOf(allowed, rows, false),
    pool: pool.map((_, index) => allowed.length + index),
    details: new Map(allowed.entries()),
  });
  const margins = serviceMargins(
    trained,
    bench,
    tested.map((_, index) => allowed.length + pool.length + index),
  );
  return tested.map((row, index) => ({ ...row, score: sigmoid(margins[index] ?? 0) }));
}
