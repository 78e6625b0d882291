/** The detector's own measurements, as the two programs in detect/ print them. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

import type { Findings, Table } from "./part.ts";

const PROGRAMS = [
  {
    title: "The detector's speed",
    head: ["as printed"],
    how: "One call of the detector a mention, in Node; hostile inputs are generated from numbered seeds.",
    program: new URL("./detect/speed.ts", import.meta.url),
  },
  {
    title: "The detector beside what npm offers",
    head: ["classifier", "macro-F1", "AUC", "processor time a mention", "files to ship"],
    how:
      "service-requests of `../shared/data`, the first of five folds held out, the same rows to learn from for all; Baton learns besides from the project's own " +
      "corpora and from mentions without a label, as the model that ships does. Others ship what their packages hold, without those they depend on and without what they learned.",
    program: new URL("./detect/compare.ts", import.meta.url),
  },
] as const;

export async function detect(): Promise<Findings> {
  return { aims: [], tables: PROGRAMS.map((each) => printed(each)) };
}

function printed({ title, head, how, program }: (typeof PROGRAMS)[number]): Table {
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(program)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    // One of the classifiers brings dotenv, which would print advice.
    env: { ...process.env, DOTENV_CONFIG_QUIET: "true" },
  });
  if (status !== 0) throw new Error(`${program.pathname} failed`);
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  return {
    title,
    how,
    head,
    rows: lines.map((line) => (head.length === 1 ? [line] : line.trim().split(/ {2,}/u))),
  };
}
