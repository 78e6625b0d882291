/** The table of `npm run read`: what is read on every saved page beside the repository. */
import { readFileSync } from "node:fs";
import path from "node:path";

import type { SkipReason } from "../../lib/sites/site.ts";
import { addressOf } from "./address.ts";
import { openSavedPages } from "./browser.ts";
import type { PageReport } from "./probe.ts";
import { SAVED_PAGES, savedPages } from "./saved.ts";

const REASONS: readonly SkipReason[] = ["promoted", "placeholder", "embedded", "unaddressed", "unreadable"];
const COLUMNS = ["page", "items", "read", "no text", ...REASONS, "read without hooks"];

export async function table(): Promise<string> {
  const pages = await openSavedPages();
  try {
    const rows = [COLUMNS];
    for (const { name, site } of savedPages()) {
      const html = readFileSync(path.join(SAVED_PAGES, site, name), "utf8");
      const address = addressOf(html, site);
      await pages.open(html, address);
      const full = await pages.read(address);
      const bare = await pages.read(address, { withoutHooks: true });
      rows.push([`${site}/${name.replace(/\.html$/, "")}`, ...counts(full), String(mentions(bare).length)]);
    }
    return rows.length > 1 ? aligned(rows) : `No saved pages in ${SAVED_PAGES}\n`;
  } finally {
    await pages.close();
  }
}

function counts(report: PageReport | null): string[] {
  const read = mentions(report);
  const skipped = REASONS.map((reason) =>
    report?.items.filter(({ reading }) => "skipped" in reading && reading.skipped === reason),
  );
  return [
    report?.items.length ?? 0,
    read.length,
    read.filter(({ text }) => text === "").length,
    ...skipped.map((items) => items?.length ?? 0),
  ].map(String);
}

function mentions(report: PageReport | null) {
  return report?.items.flatMap(({ reading }) => ("mention" in reading ? [reading.mention] : [])) ?? [];
}

function aligned(rows: readonly string[][]): string {
  const total = COLUMNS.map((_, column) =>
    column === 0 ? "all" : String(rows.slice(1).reduce((sum, row) => sum + Number(row[column]), 0)),
  );
  const all = [...rows, total];
  const widths = COLUMNS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  return `${lines.join("\n")}\n`;
}
