import { connect } from "../background/connect.ts";

import browser from "webextension-polyfill";
import { beforeEach, describe, expect, it } from "vitest";

import type { RowProblem } from "../../../lib/import/record.ts";
import type { ImportRun } from "../../../lib/import/run.ts";
import { ImportRunner } from "../../../lib/models/import-runner.ts";
import type { Result } from "../../../lib/result.ts";
import { readImports } from "../../../lib/store/imports.ts";
import { testBackground, type TestBackground } from "../background/fixture.ts";
import { begin, importedLines } from "../background/import-steps.ts";

/** So long that a message is full with fifty of them. */
const words = "parcel ".repeat(2_850);
const ROWS = 170;
const file = new Blob([
  "mail,when,text\n",
  Array.from({ length: ROWS }, (_, at) => `p${at % 50}@example.com,2025-03-04,${at} ${words}\n`).join(""),
]);
const header = ["mail", "when", "text"];

let background: TestBackground;
let problems: RowProblem[];
beforeEach(async () => {
  background = await testBackground();
  connect(background);
  problems = [];
});

function runner(run: ImportRun, onRun: (now: ImportRun) => void = () => undefined): ImportRunner {
  return new ImportRunner({ file, header, run, onRun, onProblems: (found) => problems.push(...found) });
}

async function stored(): Promise<ImportRun | undefined> {
  return (await readImports(background.database))[0];
}

type Send = (message: unknown) => Promise<Result<unknown>>;

/** What happens to the messages on their way. */
function onTheWay(change: (message: unknown, send: Send) => Promise<Result<unknown>>): void {
  const send: Send = browser.runtime.sendMessage.bind(browser.runtime);
  Object.assign(browser.runtime, { sendMessage: (message: unknown) => change(message, send) });
}

describe("an import on its way", () => {
  it("brings every row in once, in the file's order of batches", async () => {
    const seen: number[] = [];
    const gone = await runner(await begin(background), ({ records }) => seen.push(records)).go();
    expect(gone.ok).toBe(true);
    expect(seen).toEqual([50, 100, 150, ROWS]);
    expect(await importedLines(background)).toHaveLength(ROWS);
    expect(problems).toEqual([]);
  });

  it("survives a worker that dies before it stored a batch, and one that dies before it could say so", async () => {
    let sent = 0;
    onTheWay(async (message, send) => {
      sent += 1;
      if (sent === 2) throw new Error("The message channel closed before a response was received.");
      const answer = await send(message);
      if (sent === 4) throw new Error("The message channel closed before a response was received.");
      return answer;
    });
    const gone = await runner(await begin(background)).go();
    expect(gone.ok).toBe(true);
    expect((await stored())?.counts).toEqual({ added: ROWS, updated: 0, known: 0, refused: 0 });
  });

  it("goes on where it was when the page died, and sends nothing twice", async () => {
    const first = runner(await begin(background), () => first.stop());
    await first.go();
    const was = await stored();
    if (!was) throw new Error("no import");
    expect(was.records).toBeGreaterThan(0);
    expect(was.records).toBeLessThan(ROWS);
    await runner(was).go();
    expect((await stored())?.counts).toEqual({ added: ROWS, updated: 0, known: 0, refused: 0 });
  });

  it("ends with the problem when the background refuses, and leaves what is stored", async () => {
    onTheWay((message, send) =>
      JSON.stringify(message).includes('"from":50')
        ? Promise.resolve({ ok: false, problem: { code: "broken", detail: "the disk is full" } })
        : send(message),
    );
    const gone = await runner(await begin(background)).go();
    expect(gone).toMatchObject({ ok: false, problem: { code: "broken" } });
    expect(await stored()).toMatchObject({ state: "running", records: 50 });
  });
});
