/**
 * `npm run bench`: measures Baton, prints tables and writes docs/benchmarks.md. `npm run bench -- page sizes` runs
 * these parts only, `--repetitions=9` repeats the comparison of pages so often (5 when left out), `--turns=40` scrolls
 * no further than so many turns of the wheel (to the end of 1,000 posts when left out), `--contacts=10000,1000000` imports
 * histories of these sizes (10,000 and 100,000 when left out), `--cases=10000` reads logs of so many cases (1,000, 10,000
 * and 100,000 when left out).
 */
import process from "node:process";
import { parseArgs } from "node:util";

import { createSandbox } from "../sandbox/server.ts";
import { openBrowser, versionOf } from "./browser.ts";
import { buildPackages } from "./build.ts";
import type { Part } from "./part.ts";
import { circumstances, printFindings, writeFindings } from "./report.ts";

/** Each is loaded when it is asked for: what one of them needs is no hindrance to the others. */
const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  sizes: async () => (await import("./sizes.ts")).sizes,
  chip: async () => (await import("./chip.ts")).chip,
  annotate: async () => (await import("./annotate.ts")).annotate,
  page: async () => (await import("./page.ts")).page,
  sites: async () => (await import("./sites.ts")).sites,
  memory: async () => (await import("./memory.ts")).memory,
  detect: async () => (await import("./detect.ts")).detect,
  team: async () => (await import("./team/team.ts")).team,
  fold: async () => (await import("./fold/fold.ts")).fold,
  history: async () => (await import("./history/history.ts")).history,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repetitions: { type: "string", default: "5" },
    turns: { type: "string", default: "Infinity" },
    contacts: { type: "string", default: "10000,100000" },
    cases: { type: "string", default: "1000,10000,100000" },
  },
});
const chosen = positionals.length === 0 ? Object.keys(PARTS) : positionals;
const unknown = chosen.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. There are ${Object.keys(PARTS).join(", ")}.`);
  process.exit(1);
}

const [repetitions, turns] = [Number(values.repetitions), Number(values.turns)];
const contacts = values.contacts.split(",").map(Number);
const cases = values.cases.split(",").map(Number);

console.log("Building…");
const packages = await buildPackages();
const sandbox = await createSandbox({ switches: { count: 1_000 } });
const plain = await openBrowser(sandbox);
const browser = await versionOf(plain);
await plain.close();
try {
  for (const name of chosen) {
    const part = await PARTS[name]?.();
    if (!part) continue;
    const findings = await part({ packages, sandbox, repetitions, turns, contacts, cases });
    printFindings(findings);
    writeFindings(name, findings, circumstances(browser));
  }
} finally {
  await sandbox.close();
}
