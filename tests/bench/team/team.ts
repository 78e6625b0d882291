/** A team: what its server holds, and what it costs the browsers. */
import "./here.ts";

import type { Findings, Part, Table } from "../part.ts";
import { quantile } from "../statistics.ts";
import { catchUps, type CatchUp } from "./catch-up.ts";
import { server } from "./server.ts";
import { handoffsToVisible } from "./visible.ts";

/** How long the log is, in entries, when somebody comes to read it. */
const SIZES = [20_000, 100_000];

export const team: Part = async ({ packages }): Promise<Findings> => {
  const took = await handoffsToVisible(packages.baton);
  console.log(`handoff to visible: ${took.map((ms) => Math.round(ms)).join(" ")}`);
  const visible: Table = {
    title: "Browsers",
    how: `Two Chromium on one machine with the server: from *Send now* in one to the card in the queue of the other, ${took.length} times, one after the other.`,
    head: ["what", "measured"],
    rows: [
      ["handoff to visible in another browser, p50", `${Math.round(quantile(took, 0.5))} ms`],
      ["handoff to visible in another browser, p99", `${Math.round(quantile(took, 0.99))} ms`],
    ],
  };
  const { inOrder, atCheckpoint } = await catchUps(packages.baton, SIZES);
  const catchingUp: Table = {
    title: "Catching up",
    how:
      "A Chromium that joined and has not read the log yet, from its start: until all 500 open cases are there and new ones come, " +
      "and how far it came in reading the rest, which it checks, folds, encrypts and stores.",
    head: [
      "how",
      "entries in the log",
      "open cases there after",
      "entries read",
      "in",
      "worker's scripts hold",
    ],
    rows: [
      rowOf("all in order", inOrder),
      ...atCheckpoint.map((each) => rowOf("from a checkpoint, older ones behind", each)),
    ],
  };
  return { aims: [], tables: [visible, catchingUp, await server()] };
};

function rowOf(how: string, { entries, usable, read, took, heap }: CatchUp): readonly string[] {
  const after = Number.isNaN(usable) ? "not within that time" : seconds(usable);
  return [how, counted(entries), after, counted(read), seconds(took), `${heap.toFixed(1)} MB`];
}

function counted(value: number): string {
  return value.toLocaleString("en");
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
