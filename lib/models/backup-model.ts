/** State of saving a backup and of restoring one. The page reads the store and the file; the background writes. */
import { signal, type ReadonlySignal } from "@preact/signals";

import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  countRows,
  type BackupHeader,
  type BackupRefusal,
  type Chunk,
} from "../backup/backup.ts";
import type { OpenedBackup } from "../backup/read.ts";
import { send } from "../messages/send.ts";
import { failure, success, type Problem, type Result } from "../result.ts";
import { readBehind } from "../store/behind.ts";
import { countForBackup, readForBackup } from "../store/backup.ts";
import type { Database } from "../store/database.ts";
import { readMembership } from "../store/membership.ts";
import { readReceipts, type ReceiptView } from "../store/receipts.ts";
import { follow, type Live } from "./live.ts";

export type { BackupHeader } from "../backup/backup.ts";
export type { ReceiptView } from "../store/receipts.ts";

/** What there is to save. */
export type BackupContents = {
  readonly rows: Readonly<Record<string, number>>;
  readonly isTeam: boolean;
  /** Older cases of the team are still being read: histories lack what comes of them. */
  readonly isIncomplete: boolean;
  /** Of people who were erased here. */
  readonly receipts: readonly ReceiptView[];
};

export type BackupDone =
  | { readonly did: "saved" | "restored"; readonly rows: number; readonly unfit: number }
  | { readonly did: "cancelled" };

/** `turn` is how many actions there were. */
export type BackupReport = {
  readonly turn: number;
  readonly done?: BackupDone | undefined;
  readonly problem?: Problem | undefined;
};

/** `opening` and `replacing` take their time in one piece: `of` is 0. */
export type BackupProgress = {
  readonly doing: "opening" | "saving" | "keeping" | "reading" | "replacing";
  readonly done: number;
  readonly of: number;
};

export type BackupModel = {
  readonly contents: ReadonlySignal<Live<BackupContents>>;
  readonly progress: ReadonlySignal<BackupProgress | undefined>;
  /** What the file that is open says of itself. */
  readonly opened: ReadonlySignal<BackupHeader | undefined>;
  readonly report: ReadonlySignal<BackupReport>;
  /** @returns the file; undefined when it came to nothing, and `report` says why */
  readonly save: (passphrase: string) => Promise<Blob | undefined>;
  /** Reads what a file says of itself. Nothing is restored yet. */
  readonly open: (file: Blob, passphrase: string) => Promise<boolean>;
  /** Restores the file that is open. @param keep is given a backup of what is here, before anything is replaced */
  readonly restore: (keep: (file: Blob) => void) => Promise<boolean>;
  /** Leaves the file that is open as it is. */
  readonly close: () => void;
  /** Stops what is going on, until the store is being replaced. */
  readonly cancel: () => void;
  readonly stop: () => void;
};

class Cancelled extends Error {}

type Open = { readonly passphrase: string; readonly backup: OpenedBackup };

/** @param workFactor log2 of scrypt's N, for tests; age's own where none is given */
export function createBackupModel(database: Database, workFactor?: number): BackupModel {
  const { live, stop } = follow(() => readContents(database));
  const progress = signal<BackupProgress | undefined>(undefined);
  const opened = signal<BackupHeader | undefined>(undefined);
  const report = signal<BackupReport>({ turn: 0 });
  let open: Open | undefined;
  let isCancelled = false;

  function close(): void {
    open = undefined;
    opened.value = undefined;
  }

  /** One thing at a time; what was cancelled is told as such, what failed with its reason. */
  async function act<Value>(
    first: BackupProgress,
    work: () => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    if (progress.peek()) return failure("busy", "one thing at a time");
    isCancelled = false;
    // What was said of the last action is no word on this one.
    report.value = { turn: report.peek().turn };
    progress.value = first;
    // Drawn before a key is derived from the passphrase, which stops the page for a second.
    await new Promise((resolve) => setTimeout(resolve, 50));
    try {
      return await work();
    } catch (error) {
      return isCancelled || error instanceof Cancelled
        ? failure("cancelled", "by hand")
        : await refusalOf(error);
    } finally {
      progress.value = undefined;
    }
  }

  function tell(result: Result<BackupDone>): boolean {
    const turn = report.peek().turn + 1;
    if (result.ok) report.value = { turn, done: result.value };
    else if (result.problem.code === "cancelled") report.value = { turn, done: { did: "cancelled" } };
    else report.value = { turn, problem: result.problem };
    return result.ok;
  }

  async function* counting(
    chunks: AsyncGenerator<Chunk, void>,
    doing: BackupProgress["doing"],
    of: number,
  ): AsyncGenerator<Chunk, void> {
    let done = 0;
    for await (const chunk of chunks) {
      if (isCancelled) throw new Cancelled();
      yield chunk;
      done += chunk.rows.length;
      progress.value = { doing, done, of };
    }
  }

  async function write(
    passphrase: string,
    doing: "saving" | "keeping",
  ): Promise<{ file: Blob; rows: number }> {
    const { writeBackup } = await import("../backup/write.ts");
    const { rows, isTeam } = await readContents(database);
    const header: BackupHeader = {
      format: BACKUP_FORMAT,
      version: BACKUP_VERSION,
      store: database.verno,
      at: Date.now(),
      isTeam,
      rows,
    };
    const total = sum(rows);
    const chunks = counting(readForBackup(database, isTeam), doing, total);
    const stream = await writeBackup(passphrase, header, chunks, workFactor);
    // The browser keeps what is long on disk.
    return { file: await new Response(stream).blob(), rows: total };
  }

  async function stageAll({
    header,
    chunks,
  }: OpenedBackup): Promise<Result<{ rows: number; unfit: number }>> {
    const begun = await send("beginRestore", { store: header.store });
    if (!begun.ok) return begun;
    const counts = new Map<string, number>();
    for await (const chunk of counting(chunks, "reading", sum(header.rows))) {
      countRows(counts, chunk);
      const staged = await send("stageRows", { table: chunk.table, rows: [...chunk.rows] });
      if (!staged.ok) return staged;
    }
    progress.value = { doing: "replacing", done: 0, of: 0 };
    return send("finishRestore", { rows: Object.fromEntries(counts) });
  }

  async function restore(
    { passphrase, backup }: Open,
    keep: (file: Blob) => void,
  ): Promise<Result<BackupDone>> {
    const contents = await readContents(database);
    if (sum(contents.rows) > 1) keep((await write(passphrase, "keeping")).file);
    const staged = await stageAll(backup).catch(async (error: unknown) => {
      await send("dropRestore", {});
      throw error;
    });
    if (staged.ok) return success({ did: "restored", ...staged.value });
    await send("dropRestore", {});
    return staged;
  }

  return {
    contents: live,
    progress,
    opened,
    report,
    async save(passphrase) {
      const saved = await act({ doing: "opening", done: 0, of: 0 }, async () =>
        success(await write(passphrase, "saving")),
      );
      tell(saved.ok ? success({ did: "saved", rows: saved.value.rows, unfit: 0 }) : saved);
      return saved.ok ? saved.value.file : undefined;
    },
    async open(file, passphrase) {
      close();
      const result = await act({ doing: "opening", done: 0, of: 0 }, async () => {
        const { openBackup } = await import("../backup/read.ts");
        return openBackup(file, passphrase, database.verno);
      });
      if (!result.ok) return tell(result);
      open = { passphrase, backup: result.value };
      opened.value = result.value.header;
      return true;
    },
    async restore(keep) {
      if (!open) return false;
      const file = open;
      const result = await act({ doing: "opening", done: 0, of: 0 }, () => restore(file, keep));
      close();
      return tell(result);
    },
    close,
    cancel() {
      isCancelled = true;
    },
    stop,
  };
}

async function readContents(database: Database): Promise<BackupContents> {
  const isTeam = (await readMembership(database)) !== undefined;
  const [rows, receipts, behind] = await Promise.all([
    countForBackup(database, isTeam),
    readReceipts(database),
    readBehind(database),
  ]);
  return { rows, isTeam, isIncomplete: behind !== undefined, receipts };
}

/** What reading the file, or a store that cannot be read, came to. */
async function refusalOf(error: unknown): Promise<Result<never, BackupRefusal>> {
  const { problemOf } = await import("../backup/read.ts");
  const { code, message } = problemOf(error);
  return failure(code, message);
}

function sum(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((all, count) => all + count, 0);
}
