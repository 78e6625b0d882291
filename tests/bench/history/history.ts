/** What a company's whole history costs: bringing it in, asking for it at a mention, opening the card, and the disk. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { openWithBaton } from "../browser.ts";
import type { Bench, Findings } from "../part.ts";
import { quantile } from "../statistics.ts";
import { askForHistories, type Asked } from "./asking.ts";
import { openCards, POINTED, type Opened } from "./cards.ts";
import { writeExport } from "./export-file.ts";
import { importFile, type ImportRun } from "./import-run.ts";

/** The project's own aims. */
const LEAST_RATE = 20_000;
const MOST_SUMMARY = 5;
const MOST_CARD = 100;

type Measured = {
  readonly contacts: number;
  readonly byHandle: ImportRun;
  readonly byEmail: ImportRun;
  readonly asked: Asked;
  readonly opened: Opened;
};

export async function history({ packages, sandbox, contacts }: Bench): Promise<Findings> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-history-"));
  // The customers who wrote what the sandbox shows are the first of the file.
  const authors = [
    ...new Set(sandbox.expected("/notifications/mentions").map(({ author }) => author.handle)),
  ];
  const measured: Measured[] = [];
  try {
    for (const count of contacts) {
      const runs: Partial<Record<"handle" | "email", ImportRun>> = {};
      let asked: Asked | undefined;
      let opened: Opened | undefined;
      for (const named of ["email", "handle"] as const) {
        const file = await writeExport(folder, count, named, authors);
        const browser = await openWithBaton(sandbox, packages.baton);
        try {
          runs[named] = await importFile(browser, file, count);
          console.log(`${count} by ${named}: ${runs[named].rate.toFixed(0)} rows a second`);
          if (named === "handle") {
            asked = await askForHistories(browser, count, authors);
            opened = await openCards(browser, new Set(authors));
          }
        } finally {
          await browser.close();
        }
        await rm(file);
      }
      if (runs.handle && runs.email && asked && opened)
        measured.push({ contacts: count, byHandle: runs.handle, byEmail: runs.email, asked, opened });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return findings(measured);
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 0 });
}

function milliseconds(values: readonly number[], share: number): string {
  return `${quantile(values, share).toFixed(1)} ms`;
}

function findings(measured: readonly Measured[]): Findings {
  const largest = measured.at(-1);
  if (!largest) throw new Error("nothing was measured");
  const at = `at ${number(largest.contacts)} contacts`;
  const rate = largest.byEmail.rate;
  const painted = quantile(largest.opened.pointed, 0.95);
  return {
    aims: [
      {
        what: `Import, rows a second, ${at}`,
        aim: `at least ${number(LEAST_RATE)}`,
        got: number(rate),
        reached: rate >= LEAST_RATE,
      },
      {
        what: `History for a mention in the background, 95th percentile, ${at}`,
        aim: `under ${MOST_SUMMARY} ms`,
        got: milliseconds(largest.asked.background, 0.95),
        reached: quantile(largest.asked.background, 0.95) < MOST_SUMMARY,
      },
      {
        what: `Card clicked to painted, 95th percentile, ${at}`,
        aim: `under ${MOST_CARD} ms`,
        got: `${painted.toFixed(0)} ms`,
        reached: painted < MOST_CARD,
      },
    ],
    tables: [
      {
        title: "Importing and asking",
        how:
          "A CSV of so many rows of a fifth as many customers, in the order of time, through the import page, sealed as everything " +
          "is; once with a column of mail addresses and once with one of handles (whose accounts also count their contacts). " +
          "Memory is what scripts hold, the most of a look every three seconds. Asking is the message that the card sends, for 200 " +
          "customers, beginning with the first that the background is asked for: in the background, from when it hears the message to " +
          "when it answers, by its own clock; and from a page, with the way there and back, and beside that a message that reads " +
          "one small row.",
        head: [
          "contacts",
          "rows a second by mail",
          "by handle",
          "page, MB",
          "worker, MB",
          "longest frame",
          "stored, bytes a row",
          "in the background p50",
          "p95",
          "p99",
          "from a page p50",
          "p95",
          "small message p50",
        ],
        rows: measured.map(({ contacts, byEmail, byHandle, asked }) => [
          number(contacts),
          number(byEmail.rate),
          number(byHandle.rate),
          Math.max(byEmail.page, byHandle.page).toFixed(0),
          Math.max(byEmail.worker, byHandle.worker).toFixed(0),
          `${Math.max(byEmail.longestFrame, byHandle.longestFrame).toFixed(0)} ms`,
          number(byEmail.stored / contacts),
          ...[0.5, 0.95, 0.99].map((share) => milliseconds(asked.background, share)),
          milliseconds(asked.card, 0.5),
          milliseconds(asked.card, 0.95),
          milliseconds(asked.nothing, 0.5),
        ]),
      },
      {
        title: "Opening a card",
        how:
          "From the mouse event of a click on a chip in the page to the frame in which the browser had the history on the " +
          `screen, by its own word. A person points at a chip before pressing it: here for ${POINTED} ms, then for none at all, ` +
          "then again with the worker stopped before the pointer came. What drives the browser holds every new frame up for a " +
          "moment, so a click that is not announced looks slower than it is.",
        head: ["contacts", "pointed at p50", "p95", "at once p50", "p95", "worker asleep p50", "p95"],
        rows: measured.map(({ contacts, opened }) => [
          number(contacts),
          ...[opened.pointed, opened.atOnce, opened.asleep].flatMap((times) => [
            milliseconds(times, 0.5),
            milliseconds(times, 0.95),
          ]),
        ]),
      },
    ],
  };
}
