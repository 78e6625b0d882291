/** The detector's own measurements, as the two programs in detect/ print them. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

import type { Findings, Table } from "./part.ts";

const PROGRAMS = [
  {
    title: "The detector's speed",
    how: "One call of the detector a mention, in Node; hostile inputs are generated from numbered seeds.",
    program: new URL("./detect/speed.ts", import.meta.url),
  },
  {
    title: "The detector beside what npm offers",
    how: "The same training rows and the same held-out folds for all; needs `../shared/data` beside the repository.",
    program: new URL("./detect/compare.ts", import.meta.url),
  },
] as const;

export async function detect(): Promise<Findings> {
  return { aims: [], tables: PROGRAMS.map((each) => printed(each)) };
}

function printed({ title, how, program }: (typeof PROGRAMS)[number]): Table {
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(program)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${program.pathname} failed`);
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  return { title, how, head: ["as printed"], rows: lines.map((line) => [`\`${line}\``]) };
}
