/** Restoring a backup: a page reads the file and sends its rows; they are gathered apart and replace the store at the end. */
import type { Chunk } from "../backup/backup.ts";
import { failure, success, type Result } from "../result.ts";
import type { Database } from "../store/database.ts";
import { replaceStore, stage, stagedCounts } from "../store/restore.ts";
import type { Background } from "./context.ts";
import { likeMentionsChanged } from "./correct.ts";

/** What is gathered lies in a database of this name beside the store. */
function stagingName({ database }: Background): string {
  return `${database.name}-restore`;
}

export class Restoring {
  readonly #background: Background;
  #staging: Database | undefined;

  constructor(background: Background) {
    this.#background = background;
  }

  /** Starts with nothing. @param store the version of the file's rows */
  async begin(store: number): Promise<Result<Record<string, never>>> {
    await this.drop();
    if (await this.#background.cases.link()) return failure("restore_in_team", "leave the team first");
    this.#staging = this.#background.database.beside(stagingName(this.#background), store);
    await this.#staging.open();
    return success({});
  }

  async add(chunk: Chunk): Promise<Result<Record<string, never>>> {
    // Without it the worker died meanwhile, and with it what says how old the rows are.
    if (!this.#staging) return failure("restore_incomplete", "begin again");
    try {
      await stage(this.#staging, chunk);
      return success({});
    } catch (error) {
      await this.drop();
      return failure("restore_unfit", error instanceof Error ? error.name : "unknown");
    }
  }

  async finish(told: Readonly<Record<string, number>>): Promise<Result<{ rows: number; unfit: number }>> {
    const { database, cases, now } = this.#background;
    if (!this.#staging) return failure("restore_incomplete", "begin again");
    const counts = await stagedCounts(this.#staging);
    const isAll = Object.entries(told).every(([table, count]) => counts.get(table) === count);
    if (!isAll) return failure("restore_incomplete", "rows are missing");
    if (await cases.link()) return failure("restore_in_team", "leave the team first");
    const { me } = await cases.identity();
    // Closed and opened again as today's, it goes through the upgrades that the store went through.
    this.#staging.close();
    const staging = this.#background.database.beside(stagingName(this.#background));
    this.#staging = staging;
    let replaced = { rows: 0, unfit: 0 };
    // Nobody reads or writes the log meanwhile: afterwards it is another one.
    await cases.change(async () => {
      replaced = await replaceStore(database, staging, { by: me, at: now() });
    });
    await this.drop();
    likeMentionsChanged(this.#background);
    this.#background.notify({ notice: "settingsChanged" });
    this.#background.changed();
    return success(replaced);
  }

  /** Throws away what was gathered, also what an earlier worker left. */
  async drop(): Promise<void> {
    this.#staging?.close();
    this.#staging = undefined;
    await this.#background.database.beside(stagingName(this.#background)).delete();
  }
}
