/**
 * Debian 12 has nats-server 2.9.10. Teams should run a newer one, and the tests run both: the newer one is unpacked from the
 * next release of Debian, whose build runs on Debian 12 too, without touching what is installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { find, LATER_RELEASE, natsServer, newNatsServer } from "./programs.ts";

/** Debian 13, which has nats-server 2.10. */
const RELEASE = "trixie";

/** Version of the program at `file`, like `[2, 10, 27]`; empty when it does not run. */
export function natsVersion(file: string): readonly number[] {
  const { stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
  return (stdout ?? "").match(/\d+/gu)?.map(Number) ?? [];
}

export function isNew([major = 0, minor = 0]: readonly number[]): boolean {
  return major > 2 || (major === 2 && minor >= 10);
}

/** Does nothing when a new nats-server is there already; says so when it cannot be had. */
export function unpackLaterServer(): void {
  const found = find(newNatsServer);
  if (found !== undefined && isNew(natsVersion(found))) return;
  console.log(`Unpacking nats-server of Debian ${RELEASE} beside ${find(natsServer) ?? "none"}…`);
  const folder = mkdtempSync(path.join(tmpdir(), "baton-apt-"));
  try {
    fetchInto(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (!existsSync(path.join(LATER_RELEASE, "usr/sbin/nats-server"))) {
    console.error("nats-server 2.10 could not be unpacked: the tests on it will say so.");
  }
}

/** The address that this system gets Debian's own packages from; undefined where it is no Debian. */
function mirrorInUse(): string | undefined {
  const format = "$(REPO_URI) $(ORIGIN) $(LABEL) $(COMPONENT)";
  const { stdout } = spawnSync("apt-get", ["indextargets", "--format", format, "Created-By: Packages"], {
    encoding: "utf8",
  });
  const lines = stdout.split("\n").map((line) => line.split(" "));
  return lines.find(([, ...rest]) => rest.join(" ") === "Debian Debian main")?.[0];
}

/** A package manager's folder of its own, so that the system's lists and packages stay as they are. */
function fetchInto(folder: string): void {
  const mirror = mirrorInUse();
  if (mirror === undefined) return;
  const sources = path.join(folder, "sources.list");
  writeFileSync(sources, `deb ${mirror} ${RELEASE} main\n`);
  mkdirSync(path.join(folder, "lists/partial"), { recursive: true });
  mkdirSync(path.join(folder, "archives/partial"), { recursive: true });
  const own = [
    `Dir::Etc::sourcelist=${sources}`,
    "Dir::Etc::sourceparts=-",
    `Dir::State::Lists=${folder}/lists`,
    `Dir::Cache=${folder}`,
  ].flatMap((option) => ["-o", option]);
  for (const command of [
    ["update", "-qq"],
    ["download", "-qq", "nats-server"],
  ]) {
    const { status, stderr } = spawnSync("apt-get", [...own, ...command], { cwd: folder, encoding: "utf8" });
    if (status !== 0) console.error(stderr);
  }
  const file = readdirSync(folder).find((name) => name.endsWith(".deb"));
  if (file === undefined) return;
  mkdirSync(LATER_RELEASE, { recursive: true });
  spawnSync("dpkg", ["-x", path.join(folder, file), LATER_RELEASE]);
}
