/** What a drill found, and how it is told. */
import type { Logged } from "../../lib/team/transport.ts";
import { quantile } from "../bench/statistics.ts";
import type { Truth } from "./referee.ts";
import type { ThreadReport } from "./reports.ts";
import { digestOf } from "./states.ts";

export type Findings = {
  readonly handoffs: number;
  /** Handoffs that a marketer was told are done, and that customer service does not have. */
  readonly lost: number;
  /** Handoffs that never got done at all. */
  readonly undone: number;
  readonly claims: { readonly asked: number; readonly won: number; readonly refused: number };
  /** Agents who were told that a case is theirs before the log had its word, and told otherwise afterwards. */
  readonly takenBack: number;
  /** Cases that two agents have, by the log or by what their browsers say. */
  readonly double: number;
  /** Browsers whose cases are not what the log says. */
  readonly differing: number;
  readonly setAside: number;
  readonly entries: number;
  /** In ms: half of all, and 99 of 100. */
  readonly visible: Quantiles;
  readonly claimed: Quantiles;
  /** Until an agent was free and clicked: the pace of the drill's people. */
  readonly wanted: Quantiles;
  /** From a click on *Claim* to what the agent is told. */
  readonly answered: Quantiles;
  readonly catchUp: Quantiles;
  /** Reading the whole log, ms. */
  readonly lateComer: number;
  /** After the last handoff, ms; NaN when it never settled. */
  readonly settledAfter: number;
  readonly took: number;
};
type Quantiles = { readonly count: number; readonly p50: number; readonly p99: number };

type Parts = {
  readonly report: ThreadReport;
  readonly truth: Truth;
  readonly log: readonly Logged[];
  readonly took: number;
  readonly settledAfter: number;
  readonly lateComer: number;
  readonly handoffs: number;
};

export async function findingsOf(parts: Parts): Promise<Findings> {
  const { report, truth, log, took, settledAfter, lateComer, handoffs } = parts;
  const { claims, browsers } = report;
  const clicked = new Map(report.handedOff.map(({ caseId, at }) => [caseId, at]));
  const digest = await digestOf(truth.cases);
  const theirs = claims.filter(({ isTheirs }) => isTheirs);
  const believers = Map.groupBy(theirs, ({ caseId }) => caseId);
  const believedTwice = [...believers.values()].filter(
    (each) => new Set(each.map(({ by }) => by)).size > 1,
  ).length;
  const wronglyBelieved = theirs.filter(({ caseId, by }) => truth.owners.get(caseId) !== by).length;
  return {
    handoffs,
    lost: report.handedOff.filter(({ caseId }) => !truth.sent.has(caseId)).length,
    undone: handoffs - report.handedOff.length,
    claims: {
      asked: claims.length,
      won: theirs.length,
      refused: claims.filter(({ told }) => told !== "yours").length,
    },
    takenBack: claims.filter(({ told, isTheirs }) => told === "yours" && !isTheirs).length,
    double: Math.max(believedTwice, wronglyBelieved, truth.secondOwners),
    differing: browsers.filter((each) => each.digest !== digest).length,
    setAside: truth.setAside,
    entries: log.length,
    visible: quantilesOf(report.visible),
    wanted: quantilesOf(
      [...Map.groupBy(claims, ({ caseId }) => caseId)].map(
        ([caseId, each]) => Math.min(...each.map(({ askedAt }) => askedAt)) - (clicked.get(caseId) ?? 0),
      ),
    ),
    answered: quantilesOf(claims.map(({ askedAt, answeredAt }) => answeredAt - askedAt)),
    claimed: quantilesOf(theirs.map(({ caseId, answeredAt }) => answeredAt - (clicked.get(caseId) ?? 0))),
    catchUp: quantilesOf(report.catchUps),
    lateComer,
    settledAfter,
    took,
  };
}

export function isGood({ lost, undone, double, differing, settledAfter }: Findings): boolean {
  return lost === 0 && undone === 0 && double === 0 && differing === 0 && !Number.isNaN(settledAfter);
}

export function inWords(findings: Findings): string {
  const { claims, visible, wanted, answered, claimed, catchUp } = findings;
  return [
    `handoffs                  ${findings.handoffs} (${findings.entries} entries in the log, ${findings.setAside} set aside)`,
    `claims                    ${claims.asked} asked for, ${claims.won} won, ${claims.refused} refused, ${findings.takenBack} taken back later`,
    `double claims             ${findings.double}`,
    `lost handoffs             ${findings.lost} (${findings.undone} never got done)`,
    `browsers that differ      ${findings.differing}`,
    `handoff to visible        ${spreadOf(visible)}`,
    `handoff to asked for      ${spreadOf(wanted)}`,
    `claim asked to answered   ${spreadOf(answered)}`,
    `handoff to claimed        ${spreadOf(claimed)}`,
    `catch-up after a restart  ${spreadOf(catchUp)}; the whole log: ${Math.round(findings.lateComer)} ms`,
    `settled after             ${(findings.settledAfter / 1_000).toFixed(1)} s; took ${(findings.took / 1_000).toFixed(1)} s`,
    isGood(findings) ? "held" : "DID NOT HOLD",
  ].join("\n");
}

function quantilesOf(values: readonly number[]): Quantiles {
  return { count: values.length, p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
}

function spreadOf({ count, p50, p99 }: Quantiles): string {
  return count === 0 ? "-" : `p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms (${count})`;
}
