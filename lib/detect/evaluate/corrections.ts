/**
 * What twenty corrections teach, and what an angry hour spoils (corrections.ts), with the shipped model. Topics are
 * invented campaigns and incidents that it was never trained on (topics.txt); what must not suffer are the other
 * topics, the project's test corpora and, where they are, the public sets by brand.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { correct, correctionShift, effective, shapeOf } from "../corrections.ts";
import type { Shape } from "../corrections.ts";
import type { Correction } from "../../correction.ts";
import type { Detector } from "../detector.ts";
import { hasSharedData, readCorpora, readServiceRequests } from "../train/data.ts";
import { shippedDetector } from "./explanations.ts";
import { auc } from "./metrics.ts";

/** Mentions that a team corrects, and those out of which it meets the ones it would correct. */
const TAUGHT = 20;
const MET = 26;
/** Splits a topic, each drawn with its own seed. */
const SPLITS = 10;
/** Log odds below which a score is doubtful: 0.27 to 0.73. */
const DOUBT = 1;
/** Smaller groups say nothing. */
const MIN_GROUP = 200;

type Row = {
  readonly text: string;
  readonly service: boolean;
  readonly margin: number;
  readonly shape: Shape;
};
type Group = { readonly name: string; readonly rows: readonly Row[] };

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = (seed * 2_654_435_761) >>> 0;
  return items
    .map((item) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return { item, at: state };
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function rowOf(detector: Detector, text: string, service: boolean): Row {
  const { score } = detector.detect({ text, brandNames: [], context: {} });
  return { text, service, margin: Math.log(score / (1 - score)), shape: shapeOf(text, []) };
}

function readTopics(detector: Detector): Group[] {
  const groups: { name: string; rows: Row[] }[] = [];
  for (const line of readFileSync(join(import.meta.dirname, "topics.txt"), "utf8").split("\n")) {
    if (line.startsWith("#")) groups.push({ name: line.slice(2), rows: [] });
    else if (line !== "") groups.at(-1)?.rows.push(rowOf(detector, line.slice(2), line.startsWith("1")));
  }
  return groups;
}

function readOthers(detector: Detector): Group[] {
  const own = readCorpora("test").map((mention) => ({
    ...mention,
    group: `test corpus ${mention.language}`,
  }));
  const shared = hasSharedData() ? readServiceRequests(false) : [];
  return [...Map.groupBy([...own, ...shared], (mention) => mention.group)]
    .map(([name, mentions]) => ({
      name,
      rows: mentions
        .filter(({ service }) => service !== null)
        .map(({ text, service }) => rowOf(detector, text, service === 1)),
    }))
    .filter(({ rows }) => rows.length >= MIN_GROUP);
}

/** @param list corrections as `effective` gives them */
function aucWith(rows: readonly Row[], list: readonly Correction[]): number {
  return auc(
    rows.map(({ margin, shape }) => margin + correctionShift(shape, list).logOdds),
    rows.map(({ service }) => Number(service)),
  );
}

function corrected(rows: readonly Row[], said: (row: Row) => boolean): Correction[] {
  return effective(
    rows.flatMap((row) => correct(row.text, [], said(row), "mira", "2026-03-02T09:00:00.000Z") ?? []),
  );
}

/** Wrong or doubtful: what a person would correct. */
function worthCorrecting({ margin, service }: Row): boolean {
  return service ? margin < DOUBT : margin > -DOUBT;
}

export type TopicLift = { readonly name: string; readonly before: number; readonly after: number };
export type Lesson = {
  /** AUC on mentions of the topic that nobody corrected, mean over the splits. */
  readonly topics: readonly TopicLift[];
  /** The largest fall of AUC on any other topic or group, over all topics and splits, and where it was. */
  readonly worst: { readonly fall: number; readonly taught: string; readonly on: string };
};

/**
 * Twenty corrections by one person on one day, the wrong and the doubtful ones first, one topic after the other.
 * @param elsewhere what must not suffer, beside the other topics
 */
export function twentyCorrections(
  detector: Detector = shippedDetector(),
  elsewhere: readonly Group[] = readOthers(detector),
): Lesson {
  const topics = readTopics(detector);
  const others = [...topics, ...elsewhere].map((group) => ({
    ...group,
    before: aucWith(group.rows, []),
  }));
  let worst = { fall: 0, taught: "", on: "" };
  const lifts = topics.map(({ name, rows }, index) => {
    let before = 0;
    let after = 0;
    for (let split = 0; split < SPLITS; split++) {
      const order = shuffled(rows, index * SPLITS + split + 1);
      const met = order.slice(0, MET);
      const first = met.filter(worthCorrecting);
      const list = corrected(
        [...first, ...met.filter((row) => !first.includes(row))].slice(0, TAUGHT),
        (row) => row.service,
      );
      const held = order.slice(MET);
      before += aucWith(held, []) / SPLITS;
      after += aucWith(held, list) / SPLITS;
      for (const other of others) {
        if (other.name === name) continue;
        const fall = other.before - aucWith(other.rows, list);
        if (fall > worst.fall) worst = { fall, taught: name, on: other.name };
      }
    }
    return { name, before, after };
  });
  return { topics: lifts, worst };
}

export type Poisoning = {
  /** AUC over all mentions before and after, and the largest fall of one group. */
  readonly before: number;
  readonly after: number;
  readonly worst: { readonly fall: number; readonly on: string };
  /** Share of flagged service requests (0.5 or more) that are no longer. */
  readonly lost: number;
};

/** An angry hour: one person calls 200 service requests, the surest first, "not service". */
export function angryHour(detector: Detector = shippedDetector()): Poisoning {
  const groups = readOthers(detector);
  const all = groups.flatMap(({ rows }) => rows);
  const victims = shuffled(
    all.filter(({ service, margin }) => service && margin > 2),
    1,
  ).slice(0, 200);
  const list = corrected(victims, () => false);
  const spared = groups.map(({ name, rows }) => ({
    name,
    rows: rows.filter((row) => !victims.includes(row)),
  }));
  let worst = { fall: 0, on: "" };
  for (const { name, rows } of spared) {
    const fall = aucWith(rows, []) - aucWith(rows, list);
    if (fall > worst.fall) worst = { fall, on: name };
  }
  const rest = spared.flatMap(({ rows }) => rows);
  const flagged = rest.filter(({ service, margin }) => service && margin >= 0);
  const lost = flagged.filter(({ shape, margin }) => margin + correctionShift(shape, list).logOdds < 0);
  return { before: aucWith(rest, []), after: aucWith(rest, list), worst, lost: lost.length / flagged.length };
}
