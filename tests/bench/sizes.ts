/** How much is delivered, and how much of it goes into a host page. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

import type { Bench, Findings } from "./part.ts";

/** One per site; a page loads one of them. */
const CONTENT_SCRIPTS = "content-scripts/";
/** In bytes, gzipped; the limit of .size-limit.json. */
const MOST_CONTENT_SCRIPT = 25_000;

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;

export async function sizes({ packages }: Bench): Promise<Findings> {
  const names = await readdir(packages.baton, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const content = await readFile(file);
        const name = path.relative(packages.baton, file);
        return { name, plain: content.length, gzipped: gzipSync(content, { level: 9 }).length };
      }),
  );
  const { size } = await stat(packages.archive);
  const scripts = files.filter(({ name }) => name.startsWith(CONTENT_SCRIPTS) && name.endsWith(".js"));
  const script = Math.max(...scripts.map(({ gzipped }) => gzipped));
  const bySize = files.toSorted((a, b) => b.gzipped - a.gzipped);
  return {
    aims: [
      {
        what: "Content script, gzipped (the largest)",
        aim: `at most ${kilobytes(MOST_CONTENT_SCRIPT)}`,
        got: kilobytes(script),
        reached: script <= MOST_CONTENT_SCRIPT,
      },
    ],
    tables: [
      {
        title: "Sizes",
        how: "The package for Chromium; gzip at its best level, 1 kB = 1,000 bytes.",
        head: ["file", "plain", "gzipped"],
        rows: [
          ...bySize.map(({ name, plain, gzipped }) => [`\`${name}\``, kilobytes(plain), kilobytes(gzipped)]),
          ["the package for the store", "", kilobytes(size)],
        ],
      },
    ],
  };
}
