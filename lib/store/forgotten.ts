/**
 * Which posts and imported lines were erased, so that the very same ones do not come back with the page that still shows
 * them or the file that still has them. Of each only a hash under a secret of this browser: there is nothing to read in it, and
 * no list of people (docs/decisions/0019).
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

import type { Database } from "./database.ts";

/** `secret`, hexadecimal, only in the one row whose mark is empty. */
export type ForgottenRow = {
  /** The keyed hash of the id of a record. */
  readonly mark: string;
  /** When it was erased, Unix ms. */
  readonly at: number;
  readonly secret?: string;
};

/** The mark of the row that holds the secret. */
export const SECRET_MARK = "";

/** Call inside a read-write transaction over `forgotten`. @param at Unix ms */
export async function rememberForgotten(
  database: Database,
  ids: Iterable<string>,
  at: number,
): Promise<void> {
  const known = await database.forgotten.get(SECRET_MARK);
  const secret = known?.secret ?? bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
  if (!known) await database.forgotten.put({ mark: SECRET_MARK, at: 0, secret });
  await database.forgotten.bulkPut(Array.from(ids, (id) => ({ mark: markOf(secret, id), at })));
}

/** Those of `ids` whose records were erased, with when that was, Unix ms. Two reads, however many there are; one where nothing was. */
export async function readForgotten(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const secret = (await database.forgotten.get(SECRET_MARK))?.secret;
  if (!secret || ids.length === 0) return new Map();
  const rows = await database.forgotten.bulkGet(ids.map((id) => markOf(secret, id)));
  return new Map(ids.flatMap((id, index) => (rows[index] ? [[id, rows[index].at] as const] : [])));
}

function markOf(secret: string, id: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(secret), new TextEncoder().encode(id)));
}
