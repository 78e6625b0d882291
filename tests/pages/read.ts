/**
 * `npm run --silent read -- FILE.html --url URL`: what Baton's adapter reads in a saved page, one JSON mention a line, with
 * the layer that answered each field. `--skipped` also prints, in page order, why the other items are no mentions;
 * `--without-hooks` drops every `data-testid` first. Without a file: a table of counts over `../shared/pages`.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";

import { siteFor } from "../../lib/sites/registry.ts";
import { addressOf } from "./address.ts";
import { openSavedPages } from "./browser.ts";
import { table } from "./table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string" },
    skipped: { type: "boolean", default: false },
    "without-hooks": { type: "boolean", default: false },
  },
});
const [file, ...others] = positionals;

if (others.length > 0) {
  fail("One page at a time: npm run --silent read -- FILE.html --url URL");
} else if (file === undefined) {
  process.stdout.write(await table());
} else {
  await printMentions(file);
}

async function printMentions(savedPage: string): Promise<void> {
  const html = readHtml(savedPage);
  const address = html === undefined ? undefined : (values.url ?? addressOf(html));
  if (html === undefined || address === undefined) {
    return;
  }
  if (!URL.canParse(address) || !siteFor(new URL(address))) {
    fail(`No site of Baton's is served at ${address}`);
    return;
  }
  const pages = await openSavedPages();
  try {
    await pages.open(html, address);
    const report = await pages.read(address, { withoutHooks: values["without-hooks"] });
    for (const { reading } of report?.items ?? []) {
      if ("mention" in reading) {
        process.stdout.write(`${JSON.stringify({ ...reading.mention, layers: reading.layers })}\n`);
      } else if (values.skipped) {
        process.stdout.write(`${JSON.stringify(reading)}\n`);
      }
    }
  } finally {
    await pages.close();
  }
}

function readHtml(savedPage: string): string | undefined {
  try {
    return readFileSync(savedPage, "utf8");
  } catch (error) {
    fail(`Cannot read ${savedPage}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
