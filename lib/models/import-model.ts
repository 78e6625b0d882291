/** State of the import page: which file, what its columns mean, how far it is, and what came in before. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";

import type { Format } from "../import/format.ts";
import { headerSignature, type Mapping } from "../import/mapping.ts";
import { markOf, readHead } from "../import/read.ts";
import { ProblemReport, type ReportWords } from "../import/report.ts";
import type { ImportRun } from "../import/run.ts";
import { send } from "../messages/send.ts";
import type { Problem, Result } from "../result.ts";
import type { Database } from "../store/database.ts";
import { readMatches } from "../store/import-matches.ts";
import { readImports, readRememberedMapping } from "../store/imports.ts";
import { draftOf, type Draft } from "./import-draft.ts";
import { ImportRunner } from "./import-runner.ts";
import { paceOf, type Pace } from "./import-pace.ts";
import { follow, type Live } from "./live.ts";

export type { Draft } from "./import-draft.ts";
export type { Pace } from "./import-pace.ts";

export type Stage =
  | { readonly at: "choose" }
  | { readonly at: "reading" }
  | { readonly at: "map"; readonly draft: Draft }
  | { readonly at: "running"; readonly run: ImportRun; readonly pace: Pace; readonly isStopping: boolean }
  | { readonly at: "ended"; readonly run: ImportRun; readonly isWhole: boolean };

/** `turn` grows with every report, so that the same words are told again. */
export type ImportReport = {
  readonly turn: number;
  readonly problem?: Problem | undefined;
  /** An import was taken back, with so many lines. */
  readonly takenBack?: number | undefined;
};

export type ImportModel = {
  readonly stage: ReadonlySignal<Stage>;
  readonly report: ReadonlySignal<ImportReport>;
  /** What could not be imported of the file at hand; another object whenever there is more. */
  readonly problems: ReadonlySignal<ProblemsSeen | undefined>;
  readonly imports: ReadonlySignal<Live<readonly ImportRun[]>>;
  /** The import that is being taken back, and the share that is done. */
  readonly takingBack: ReadonlySignal<{ readonly id: string; readonly share: number } | undefined>;
  /** An import of the chosen file that broke off. */
  readonly broken: ReadonlySignal<ImportRun | undefined>;
  readonly choose: (file: File) => Promise<void>;
  /** Reads the chosen file in another way. */
  readonly readAs: (format: Format) => Promise<void>;
  readonly setMapping: (change: Partial<Mapping>) => void;
  readonly start: () => Promise<void>;
  /** Goes on with the import of the chosen file that broke off. */
  readonly resume: () => Promise<void>;
  /** Stops the running import; what came in stays, or is taken back. */
  readonly stop: (keep: boolean) => void;
  readonly takeBack: (importId: string) => Promise<boolean>;
  /** Back to choosing. */
  readonly reset: () => void;
  readonly close: () => void;
};

export type ProblemsSeen = Pick<ProblemReport, "shown" | "counts" | "file">;

export type ImportModelOptions = {
  readonly database: Database;
  readonly words: ReportWords;
  /** ISO 3166 code of the country whose phone numbers come without one. */
  readonly country: string;
};

export function createImportModel({ database, words, country }: ImportModelOptions): ImportModel {
  const { live, stop: close } = follow(() => readImports(database));
  const stage = signal<Stage>({ at: "choose" });
  const report = signal<ImportReport>({ turn: 0 });
  const problems = signal<ProblemsSeen | undefined>(undefined);
  const takingBack = signal<{ id: string; share: number } | undefined>(undefined);
  let runner: ImportRunner | undefined;
  let keepsWhatCame = true;

  const tell = (said: Omit<ImportReport, "turn">): void => {
    report.value = { turn: report.peek().turn + 1, ...said };
  };
  const draft = (): Draft | undefined => {
    const now = stage.peek();
    return now.at === "map" ? now.draft : undefined;
  };
  const broken = computed(() => {
    const now = stage.value;
    const all = live.value;
    if (now.at !== "map" || all.state !== "ready") return undefined;
    const { size, digest } = now.draft.mark;
    return all.value.find(
      ({ state, file }) => state === "running" && file.size === size && file.digest === digest,
    );
  });

  async function read(file: File, format?: Format): Promise<void> {
    stage.value = { at: "reading" };
    problems.value = undefined;
    const head = await readHead(file, format);
    if (!head.ok) {
      stage.value = { at: "choose" };
      tell({ problem: head.problem });
      return;
    }
    const signature = await headerSignature(head.value.header);
    const remembered = await readRememberedMapping(database, signature);
    const mark = await markOf(file);
    show(draftOf({ file, head: head.value, mark, signature, remembered, country }));
  }

  function show(made: Draft): void {
    stage.value = { at: "map", draft: made };
    if (made.problem !== undefined) return;
    void readMatches(database, made.rows).then((matches) => {
      if (draft() === made) stage.value = { at: "map", draft: { ...made, matches } };
    });
  }

  async function run(from: ImportRun, { file, head }: Draft): Promise<void> {
    const collected = new ProblemReport(head.header, words);
    const startedAt = performance.now();
    let latest = from;
    keepsWhatCame = true;
    problems.value = undefined;
    const tellPace = (isStopping = false): void => {
      const pace = paceOf(from, latest, performance.now() - startedAt);
      stage.value = { at: "running", run: latest, pace, isStopping };
    };
    runner = new ImportRunner({
      file,
      header: head.header,
      run: from,
      onRun(now) {
        latest = now;
        const { shown, counts } = collected;
        if (counts.left + counts.kept > 0)
          problems.value = { shown: [...shown], counts, file: () => collected.file() };
        const before = stage.peek();
        tellPace(before.at === "running" && before.isStopping);
      },
      onProblems: (found) => collected.add(found),
    });
    tellPace();
    const gone = await runner.go();
    runner = undefined;
    const { shown, counts } = collected;
    if (counts.left + counts.kept > 0)
      problems.value = { shown: [...shown], counts, file: () => collected.file() };
    await end(gone, latest);
  }

  async function end(gone: Result<true>, latest: ImportRun): Promise<void> {
    const now = stage.peek();
    const wasStopped = now.at === "running" && now.isStopping;
    if (!gone.ok) {
      // It stays as it is, and goes on when the same file is chosen again.
      tell({ problem: gone.problem });
      stage.value = { at: "ended", run: latest, isWhole: false };
      return;
    }
    const state = wasStopped ? "stopped" : "done";
    const ended = await send("endImport", { importId: latest.id, state });
    if (!ended.ok) tell({ problem: ended.problem });
    stage.value = { at: "ended", run: ended.ok ? ended.value : latest, isWhole: !wasStopped };
    if (!keepsWhatCame && (await takeBack(latest.id))) stage.value = { at: "choose" };
  }

  async function takeBack(importId: string): Promise<boolean> {
    const { batches = 0, counts } = (await storedRun(importId)) ?? {};
    for (let left = Number.POSITIVE_INFINITY; left > 0;) {
      takingBack.value = { id: importId, share: batches === 0 ? 1 : 1 - Math.min(left, batches) / batches };
      const answer = await send("takeBackImport", { importId });
      if (!answer.ok) {
        takingBack.value = undefined;
        tell({ problem: answer.problem });
        return false;
      }
      ({ left } = answer.value);
    }
    takingBack.value = undefined;
    tell({ takenBack: counts?.added ?? 0 });
    return true;
  }

  async function storedRun(importId: string): Promise<ImportRun | undefined> {
    return (await readImports(database)).find(({ id }) => id === importId);
  }

  return {
    stage,
    report,
    problems,
    imports: live,
    takingBack,
    broken,
    choose: (file) => read(file),
    async readAs(format) {
      const now = draft();
      if (now) await read(now.file, format);
    },
    setMapping(change) {
      const now = draft();
      if (now) show(draftOf({ ...now, remembered: { ...now.mapping, ...change } }));
    },
    async start() {
      const now = draft();
      if (!now || now.problem !== undefined) return;
      const { file, head, mapping, signature, mark } = now;
      const chosen = { name: file.name.slice(0, 200), ...mark };
      const begun = await send("beginImport", { file: chosen, format: head.format, mapping, signature });
      if (begun.ok) await run(begun.value, now);
      else tell({ problem: begun.problem });
    },
    async resume() {
      const [now, was] = [draft(), broken.peek()];
      // What is shown may be older than what is stored.
      const stored = was && (await storedRun(was.id));
      if (now && stored) await run(stored, now);
    },
    stop(keep) {
      const now = stage.peek();
      if (now.at !== "running") return;
      keepsWhatCame = keep;
      stage.value = { ...now, isStopping: true };
      runner?.stop();
    },
    takeBack,
    reset() {
      problems.value = undefined;
      stage.value = { at: "choose" };
    },
    close,
  };
}
