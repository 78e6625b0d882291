/**
 * Completes package-lock.json after `npm install`: npm leaves out packages for other systems when it could not get them
 * here (an incomplete mirror), and then `npm ci` refuses the lock file everywhere. Adds an entry for each, by the name
 * that such packages follow: NAME-OS-CPU[-LIBC]. `npm run lock` does both.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const FILE = path.resolve(import.meta.dirname, "../../package-lock.json");
const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "universal",
  "wasm32",
  "x64",
];

/** Where npm would put `name` for a package at `place`: the nearest entry there is, or undefined. */
function isKnown(lock: Lock, place: string, name: string): boolean {
  const parents = place.split("/node_modules/");
  const places = parents.map(
    (_part, depth) => `${parents.slice(0, depth + 1).join("/node_modules/")}/node_modules/${name}`,
  );
  return [`node_modules/${name}`, ...places].some((each) => lock.packages[each] !== undefined);
}

/** The system and processor that a package's name promises; undefined for packages that are for every system. */
function platformOf(name: string): Pick<Entry, "os" | "cpu"> | undefined {
  const parts = name.toLowerCase().split(/[-/.]/u);
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = PROCESSORS.find((processor) =>
    parts.some((part) => part === processor || part === `${processor}le`),
  );
  if (parts.includes("wasm32") || parts.includes("wasi")) return { cpu: ["wasm32"] };
  return os === undefined ? undefined : { os: [os], ...(cpu !== undefined && { cpu: [cpu] }) };
}

const lock: Lock = JSON.parse(readFileSync(FILE, "utf8"));
let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isKnown(lock, place, name)) continue;
    const platform = platformOf(name);
    if (!platform) {
      console.error(`${name}, wanted by ${place}, is not in the lock file, and its name names no system`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~=v]+/u, ""),
      ...platform,
      ...(entry.dev === true && { dev: true }),
      optional: true,
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([one], [other]) => (one < other ? -1 : 1)),
);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
