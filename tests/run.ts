/**
 * `npm test`: everything that must hold, in the order in which it is quickest to learn of a mistake, and at the end
 * one line `N passed, N failed`. Each check that is not a test runner's counts as one test.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

type Count = { passed: number; failed: number };

const reports = mkdtempSync(path.join(tmpdir(), "baton-test-"));
const total: Count = { passed: 0, failed: 0 };
const lines: string[] = [];

function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
  return status === 0;
}

/** Runs one check; it passes or fails as a whole. */
function check(name: string, command: string, ...args: string[]): boolean {
  console.log(`\n=== ${name}`);
  const passed = run(command, args);
  note(name, passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return passed;
}

function note(name: string, { passed, failed }: Count): void {
  total.passed += passed;
  total.failed += failed;
  lines.push(`${failed === 0 ? "ok    " : "FAILED"} ${name}: ${passed} passed, ${failed} failed`);
}

/** Runs a test runner that writes a JSON report; a runner that dies without one is one failure. */
function suite(name: string, start: (report: string) => boolean, read: (report: string) => Count): void {
  console.log(`\n=== ${name}`);
  const report = path.join(reports, `${name.replaceAll(" ", "-")}.json`);
  const passed = start(report);
  const counted = countIn(report, read);
  const { failed } = counted;
  note(name, { ...counted, failed: passed ? failed : Math.max(1, failed) });
}

function countIn(report: string, read: (report: string) => Count): Count {
  try {
    return read(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function readVitest(report: string): Count {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(report);
  // A file that could not even be loaded counts no test, but a suite.
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
}

function readPlaywright(report: string): Count {
  const { stats } = JSON.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

check("programs", "node", "tests/setup/setup.ts");
check("types", "npm", "run", "--silent", "types");
check("lint", "npm", "run", "--silent", "lint");
check("format", "npm", "run", "--silent", "format:check");
check("unused code", "npm", "run", "--silent", "unused");
suite(
  "unit and component tests",
  (report) => run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]),
  readVitest,
);
if (check("build", "npm", "run", "--silent", "build")) {
  check("size limits", "npm", "run", "--silent", "size");
  check(
    "Firefox package",
    "web-ext",
    "lint",
    "--source-dir",
    ".output/firefox-mv3",
    "--warnings-as-errors=false",
  );
  suite(
    "browser tests",
    (report) => run("playwright", ["test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    readPlaywright,
  );
}

rmSync(reports, { recursive: true });
console.log(`\n${lines.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
