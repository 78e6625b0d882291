/** Where the programs are that Baton's tests and `npm start` run beside Node: browsers and the team's server. */
import { existsSync } from "node:fs";
import path from "node:path";

export type Program = {
  readonly name: string;
  /** Overrides the search. */
  readonly variable: string;
  readonly places: readonly string[];
  /** Debian's package. */
  readonly debian: string;
  /** What to tell people on other systems. */
  readonly elsewhere: string;
};

const programFiles = process.env["PROGRAMFILES"] ?? "C:\\Program Files";

export const chromium: Program = {
  name: "Chromium",
  variable: "BATON_CHROMIUM",
  places: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    path.join(programFiles, "Chromium", "Application", "chrome.exe"),
    path.join(process.env["LOCALAPPDATA"] ?? "", "Chromium", "Application", "chrome.exe"),
  ],
  debian: "chromium",
  // Google's own Chrome no longer loads unpacked extensions from its command line.
  elsewhere:
    "Install Chromium (macOS: brew install --cask chromium; Windows: winget install Hibbiki.Chromium)",
};

export const firefox: Program = {
  name: "Firefox",
  variable: "BATON_FIREFOX",
  places: [
    "/usr/bin/firefox-esr",
    "/usr/bin/firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    path.join(programFiles, "Mozilla Firefox", "firefox.exe"),
  ],
  debian: "firefox-esr",
  elsewhere:
    "Install Firefox 140 or newer (macOS: brew install --cask firefox; Windows: winget install Mozilla.Firefox)",
};

/** nats-server as the system has it; on Debian 12 that is 2.9.10, on whose clusters compare-and-set is broken. */
export const natsServer: Program = {
  name: "nats-server",
  variable: "BATON_NATS_SERVER",
  places: [
    "/usr/sbin/nats-server",
    "/usr/bin/nats-server",
    "/opt/homebrew/bin/nats-server",
    "/usr/local/bin/nats-server",
  ],
  debian: "nats-server",
  elsewhere:
    "Install nats-server (macOS: brew install nats-server; Windows: winget install NATSAuthors.NATSServer)",
};

/** Where a nats-server of a later Debian release is unpacked, beside what the system has. */
export const LATER_RELEASE = path.resolve(
  import.meta.dirname,
  "../../node_modules/.cache/baton/later-release",
);

/** nats-server 2.10 or newer, as teams should run it. Where the system's own is that new, it is the same. */
export const newNatsServer: Program = {
  ...natsServer,
  name: "nats-server 2.10 or newer",
  variable: "BATON_NEW_NATS_SERVER",
  places: [path.join(LATER_RELEASE, "usr/sbin/nats-server"), ...natsServer.places],
};

/** The path of `program`, or undefined when it is not installed. */
export function find(program: Program): string | undefined {
  const chosen = process.env[program.variable];
  return chosen ?? program.places.find((place) => existsSync(place));
}

/** @throws with what to do, when `program` is not installed. */
export function need(program: Program): string {
  const found = find(program);
  if (found) return found;
  throw new Error(
    `${program.name} was not found. Run "npm run setup", or ${program.elsewhere}, or set ${program.variable} to its path.`,
  );
}
