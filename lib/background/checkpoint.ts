/** A lead's browser says now and then which cases are open, for colleagues who have much of the log to read. */
import { acceptCheckpoint, MOST_CASES, signCheckpoint, type Checkpoint } from "../ledger/checkpoint.ts";
import { drawCheckpoint, readBehind } from "../store/behind.ts";
import { readSeen } from "../store/case-log.ts";
import type { Database } from "../store/database.ts";
import type { Ledger } from "../store/ledger.ts";
import type { Transport } from "../team/transport.ts";

/** After so many entries there is a new one: who comes reads at most as many in their order, which takes seconds. */
const EVERY = 1_000;

export type CheckpointParts = {
  readonly database: Database;
  readonly transport: Transport;
  readonly ledger: () => Promise<Ledger>;
  readonly every?: number;
};

export class CheckpointKeeper {
  readonly #parts: CheckpointParts;
  /** The sequence of the newest one, as far as it is known. */
  #newest = 0;

  constructor(parts: CheckpointParts) {
    this.#parts = parts;
  }

  /** Writes one if it is time. Safe to call at any moment and any number of times: whoever comes second writes none. */
  async keep(): Promise<void> {
    const { database, transport, ledger, every = EVERY } = this.#parts;
    const { state } = transport.connection();
    if (state !== "connected" && state !== "local") return;
    const seen = await readSeen(database);
    if (seen - this.#newest < every || (await readBehind(database))) return;
    const read = await transport.readDocument("checkpoint");
    if (!read.ok) return;
    const { roster, signer, team } = await ledger();
    const accepted = read.value && (await acceptCheckpoint(read.value.document, roster));
    const last = accepted?.ok ? accepted.value : undefined;
    this.#newest = last?.sequence ?? 0;
    if (seen - this.#newest < every) return;
    const drawn = await drawCheckpoint(database, team, last);
    if (isTooLong(drawn)) return;
    const document = await signCheckpoint(drawn, signer);
    const written = await transport.writeDocument("checkpoint", document, read.value?.revision ?? 0);
    if (written.ok) this.#newest = drawn.sequence;
  }
}

function isTooLong({ open, erased }: Checkpoint): boolean {
  return open.length + erased.length > MOST_CASES;
}
