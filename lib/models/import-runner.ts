/** Brings a file in: reads and maps it in the page, and sends the rows to the background, two messages ahead. */
import type { Mapping } from "../import/mapping.ts";
import { readRecords } from "../import/read.ts";
import type { RowProblem } from "../import/record.ts";
import { createMapper, type ImportedRow } from "../import/row.ts";
import { MAX_ROWS, type ImportRun } from "../import/run.ts";
import { send } from "../messages/send.ts";
import { failure, success, type Result } from "../result.ts";

/** So much text goes into a message at most, in UTF-16 units: the browser copies it several times on its way. */
const MAX_MESSAGE = 1_000_000;
/** Messages that may be on their way at once: while one is stored, the next is checked and one more is read. */
const AHEAD = 2;
/** A worker that was stopped is there again with the next message. */
const TRIES = 8;
/** In ms; twice as long after each. */
const FIRST_PAUSE = 100;
/** The page draws in between, in ms. */
const AT_ONCE = 12;

export type RunnerInput = {
  readonly file: Blob;
  readonly header: readonly string[];
  /** As the background has it: it goes on behind the records that are stored. */
  readonly run: ImportRun;
  readonly onRun: (run: ImportRun) => void;
  readonly onProblems: (problems: readonly RowProblem[]) => void;
};

type Batch = {
  readonly importId: string;
  readonly from: number;
  readonly to: number;
  readonly read: number;
  readonly rows: readonly ImportedRow[];
};

export class ImportRunner {
  readonly #input: RunnerInput;
  #isStopped = false;
  /** What became of the batches so far; each waits for the one before it. */
  #last: Promise<Result<true>> = Promise.resolve(success(true));
  #underway = 0;
  #onFree: (() => void) | undefined;
  #problem: Result<true> = success(true);

  constructor(input: RunnerInput) {
    this.#input = input;
  }

  /** Ends after the batches that are on their way. */
  stop(): void {
    this.#isStopped = true;
    this.#onFree?.();
  }

  /** @returns when the file was read to its end and all of it is stored, or it was stopped; a problem when it cannot go on now */
  async go(): Promise<Result<true>> {
    const { file, header, run, onProblems } = this.#input;
    const map = createMapper(header, run.mapping satisfies Mapping);
    let records = 0;
    let from = run.records;
    let rows: ImportedRow[] = [];
    let length = 0;
    let drawn = performance.now();
    let read = 0;
    const flush = async (): Promise<void> => {
      if (records <= from) return;
      await this.#send({ importId: run.id, from, to: records, read, rows });
      from = records;
      rows = [];
      length = 0;
    };
    for await (const step of readRecords(file, run.format, header)) {
      ({ read } = step);
      onProblems(step.problems);
      for (const record of step.records) {
        records += 1;
        const { row, problems } = map(record);
        if (problems.length > 0) onProblems(problems);
        if (records <= run.records || !row) continue;
        rows.push(row);
        length += row.text.length + 200;
        if (rows.length >= MAX_ROWS || length >= MAX_MESSAGE) await flush();
        if (this.#isOver()) return this.#end();
      }
      if (performance.now() - drawn > AT_ONCE) {
        await new Promise((resolve) => setTimeout(resolve));
        drawn = performance.now();
      }
    }
    await flush();
    return this.#end();
  }

  #isOver(): boolean {
    return this.#isStopped || !this.#problem.ok;
  }

  async #end(): Promise<Result<true>> {
    await this.#last;
    return this.#problem;
  }

  async #send(batch: Batch): Promise<void> {
    while (this.#underway >= AHEAD && !this.#isOver()) {
      await new Promise<void>((resolve) => {
        this.#onFree = resolve;
      });
    }
    if (this.#isOver()) return;
    this.#underway += 1;
    const before = this.#last;
    const delivered = this.#deliver(batch, before).then((answer) => {
      this.#underway -= 1;
      if (!answer.ok && this.#problem.ok) this.#problem = answer;
      this.#onFree?.();
      return answer;
    });
    this.#last = before.then(() => delivered);
  }

  async #deliver(batch: Batch, before: Promise<Result<true>>): Promise<Result<true>> {
    let answer = await send("importRows", { ...batch, rows: [...batch.rows] });
    for (let tried = 1; !answer.ok && tried < TRIES; tried += 1) {
      const { code, detail } = answer.problem;
      // Stored before the worker could say so.
      if (code === "out_of_step" && Number(detail) >= batch.to) return success(true);
      if (code !== "out_of_step" && code !== "unreachable") return answer;
      const earlier = await before;
      if (!earlier.ok) return earlier;
      if (code === "unreachable") await pause(FIRST_PAUSE * 2 ** (tried - 1));
      answer = await send("importRows", { ...batch, rows: [...batch.rows] });
    }
    if (!answer.ok) {
      const { code, detail } = answer.problem;
      return code === "out_of_step" && Number(detail) >= batch.to ? success(true) : failure(code, detail);
    }
    const { run, refused } = answer.value;
    this.#input.onRun(run);
    this.#input.onProblems(
      refused.map(({ line, isRepeated }) => ({
        line,
        code: isRepeated ? "id_repeated" : "row_refused",
        isKept: false,
      })),
    );
    return success(true);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
