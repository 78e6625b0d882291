/** A team: what its server holds, and what it costs the browsers. */
import type { Findings, Part, Table } from "../part.ts";
import { quantile } from "../statistics.ts";
import { catchUp } from "./catch-up.ts";
import { server } from "./server.ts";
import { handoffsToVisible } from "./visible.ts";

export const team: Part = async ({ packages }): Promise<Findings> => {
  const took = await handoffsToVisible(packages.baton);
  console.log(`handoff to visible: ${took.map((ms) => Math.round(ms)).join(" ")}`);
  const whole = await catchUp(packages.baton, 4);
  console.log(whole);
  const open = await catchUp(packages.baton, 1);
  console.log(open);
  const browsers: Table = {
    title: "Browsers",
    how:
      `Two Chromium on one machine with the server: from *Send now* in one to the card in the queue of the other, ${took.length} times, ` +
      `one after the other. Then a Chromium that was away while the log grew: from its start until all is checked, folded and stored.`,
    head: ["what", "measured"],
    rows: [
      ["handoff to visible in another browser, p50", `${Math.round(quantile(took, 0.5))} ms`],
      ["handoff to visible in another browser, p99", `${Math.round(quantile(took, 0.99))} ms`],
      ...[whole, open].flatMap(({ cases, entries, took: ms, heap }) => [
        [`catch-up, ${entries} entries of ${cases} cases`, `${(ms / 1_000).toFixed(1)} s`],
        ["what the worker's scripts hold after it", `${heap.toFixed(1)} MB`],
      ]),
    ],
  };
  return { aims: [], tables: [browsers, await server()] };
};
