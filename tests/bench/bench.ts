/**
 * `npm run bench`: measures Baton, prints tables and writes docs/benchmarks.md. `npm run bench -- page sizes` runs
 * these parts only, `--repetitions=9` repeats the comparison of pages so often (5 when left out), `--turns=40` scrolls
 * no further than so many turns of the wheel (to the end of 1,000 posts when left out).
 */
import process from "node:process";
import { parseArgs } from "node:util";

import { createSandbox } from "../sandbox/server.ts";
import { annotate } from "./annotate.ts";
import { openBrowser, versionOf } from "./browser.ts";
import { buildPackages } from "./build.ts";
import { chip } from "./chip.ts";
import { detect } from "./detect.ts";
import { memory } from "./memory.ts";
import { page } from "./page.ts";
import type { Part } from "./part.ts";
import { circumstances, printFindings, writeFindings } from "./report.ts";
import { sites } from "./sites.ts";
import { sizes } from "./sizes.ts";
import { team } from "./team/team.ts";

const PARTS: Readonly<Record<string, Part>> = { sizes, chip, annotate, page, sites, memory, detect, team };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { repetitions: { type: "string", default: "5" }, turns: { type: "string", default: "Infinity" } },
});
const chosen = positionals.length === 0 ? Object.keys(PARTS) : positionals;
const unknown = chosen.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. There are ${Object.keys(PARTS).join(", ")}.`);
  process.exit(1);
}

const [repetitions, turns] = [Number(values.repetitions), Number(values.turns)];

console.log("Building…");
const packages = await buildPackages();
const sandbox = await createSandbox({ switches: { count: 1_000 } });
const plain = await openBrowser(sandbox);
const browser = await versionOf(plain);
await plain.close();
try {
  for (const name of chosen) {
    const findings = await PARTS[name]?.({ packages, sandbox, repetitions, turns });
    if (!findings) continue;
    printFindings(findings);
    writeFindings(name, findings, circumstances(browser));
  }
} finally {
  await sandbox.close();
}
