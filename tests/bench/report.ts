/** Prints findings, and writes them into docs/benchmarks.md, part by part: parts that were not measured stay as they were. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import type { Findings, Row, Table } from "./part.ts";

const DOCUMENT = path.resolve(import.meta.dirname, "../../docs/benchmarks.md");

/** When, on what and of what something was measured. */
export function circumstances(browser: string): string {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const changed = execFileSync("git", ["status", "--porcelain", "--", "lib", "entrypoints", "components"], {
    encoding: "utf8",
  });
  const [cpu] = os.cpus();
  const load = os.loadavg().map((average) => average.toFixed(1));
  return (
    `Measured ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC at ${commit}` +
    `${changed === "" ? "" : " with uncommitted changes"}, ${browser} headless, ` +
    `${os.cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ` +
    `${(os.totalmem() / 2 ** 30).toFixed(0)} GB, load ${load.join(", ")} over the last 1, 5 and 15 minutes.`
  );
}

/** Aligned columns for a terminal. */
export function printFindings({ aims, tables }: Findings): void {
  for (const { title, head, rows } of tables) {
    const widths = head.map((_, column) =>
      Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)),
    );
    const line = (row: Row): string => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
    console.log(`\n${title}\n${[head, ...rows].map((row) => line(row)).join("\n")}`);
  }
  console.log();
  for (const { what, aim, got, reached } of aims) {
    console.log(`${reached ? "reached" : "MISSED "}  ${what}: ${got} (aim: ${aim})`);
  }
}

/** Replaces the section of `part`. */
export function writeFindings(part: string, { aims, tables }: Findings, measured: string): void {
  const document = readFileSync(DOCUMENT, "utf8");
  const [begin, end] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`];
  const [before, rest] = split(document, begin);
  const [, after] = split(rest, end);
  const aimTable =
    aims.length === 0
      ? []
      : [
          markdown(
            ["aim", "wanted", "measured", ""],
            aims.map((each) => [each.what, each.aim, each.got, each.reached ? "reached" : "**missed**"]),
          ),
        ];
  const section = [...aimTable, ...tables.map((table) => inWords(table)), measured].join("\n\n");
  writeFileSync(DOCUMENT, `${before}${begin}\n\n${section}\n\n${end}${after}`);
}

function split(text: string, at: string): [before: string, after: string] {
  const place = text.indexOf(at);
  if (place === -1) throw new Error(`docs/benchmarks.md has no "${at}"`);
  return [text.slice(0, place), text.slice(place + at.length)];
}

function inWords({ title, how, head, rows }: Table): string {
  return `### ${title}\n\n${how}\n\n${markdown(head, rows)}`;
}

function markdown(head: Row, rows: readonly Row[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
