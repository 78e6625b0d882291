/** The packages that are measured: Baton as it is released, and an extension that does nothing. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { zip } from "wxt";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** A folder of its own, so that nobody's tests run into a build that is not finished. */
const OUTPUT = path.join(ROOT, ".output/bench");

const HOSTS = ["https://x.com/*", "https://www.facebook.com/*", "https://www.instagram.com/*"];

export type Packages = {
  /** Unpacked. */
  readonly baton: string;
  /** Unpacked. */
  readonly floor: string;
  /** What is given to the store. */
  readonly archive: string;
};

export async function buildPackages(): Promise<Packages> {
  const archives = await zip({ root: ROOT, outDir: path.relative(ROOT, OUTPUT), logger: quiet });
  const archive = archives.find((file) => file.endsWith(".zip"));
  if (archive === undefined) throw new Error("WXT made no archive");
  return { baton: path.join(OUTPUT, "chrome-mv3"), floor: await buildFloor(), archive };
}

const quiet = {
  ...console,
  debug: () => undefined,
  log: () => undefined,
  info: () => undefined,
  success: () => undefined,
  fatal: console.error,
  level: 0,
};

/** What any extension that follows a feed must cost: a content script with an observer whose callback does nothing. */
async function buildFloor(): Promise<string> {
  const folder = path.join(OUTPUT, "floor");
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: "Floor",
    version: "1",
    content_scripts: [{ matches: HOSTS, js: ["content.js"], run_at: "document_idle" }],
  };
  const content =
    "new MutationObserver(() => {}).observe(document.documentElement, { childList: true, subtree: true });";
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(path.join(folder, "content.js"), content);
  return folder;
}
