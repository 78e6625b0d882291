/**
 * Installs what Baton's tests and `npm start` need beside npm packages. On Debian and Ubuntu as root it installs the
 * packages; elsewhere it says what to do. Does nothing when everything is there.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { unpackLaterServer } from "./later-release.ts";
import { chromium, find, firefox, natsServer, type Program } from "./programs.ts";

/** `--for-start`: only what `npm start` needs. */
const isForStart = process.argv.includes("--for-start");
const wanted: readonly Program[] = isForStart ? [chromium] : [chromium, firefox, natsServer];

function missing(): Program[] {
  return wanted.filter((program) => find(program) === undefined);
}

function canInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

function install(programs: readonly Program[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = programs.map((program) => program.debian);
  console.log(`Installing ${packages.join(" and ")} with apt-get…`);
  for (const command of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", ...packages],
  ]) {
    const { status, stderr } = spawnSync("apt-get", command, { env: environment, encoding: "utf8" });
    if (status !== 0) console.error(stderr);
  }
}

const atFirst = missing();
if (atFirst.length > 0 && canInstall()) install(atFirst);
if (!isForStart && canInstall()) unpackLaterServer();
for (const program of missing()) {
  const hint =
    process.platform === "linux" ? `Install it: sudo apt-get install ${program.debian}` : program.elsewhere;
  console.error(`${program.name} was not found. ${hint}, or set ${program.variable} to its path.`);
  process.exitCode = 1;
}
