/** What of a text lies on the disk in a browser's profile: in its files as they are, and unpacked. */
import { createDecipheriv, hkdfSync } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { DATA_KEY_LENGTH } from "../../lib/vault/cipher.ts";
import { NONCE_LENGTH, TAG_LENGTH } from "../../lib/vault/aes-gcm.ts";
import { entriesInLevelDb, Reader, unsnapped } from "./leveldb.ts";

/** Folders of Chromium's profile with an extension's data. What pages of sites keep for themselves lies beside it and is theirs. */
export const EXTENSION_DATA: readonly string[] = [
  "IndexedDB",
  "Local Extension Settings",
  "Sync Extension Settings",
  "Extension State",
  "Extension Scripts",
  "Extension Rules",
  "Session Storage",
  "Service Worker",
  "Local Storage",
  "File System",
].map((name) => path.join("Default", name));

/** Caches, history, sessions, reports of crashes: whatever there is. */
export const EVERYTHING: readonly string[] = [""];

type Found = { readonly file: string; readonly pieces: readonly Buffer[] };

/**
 * As UTF-8, Latin-1 and UTF-16 (values as Chromium writes them, and keys, which are big-endian), and the former in Base64,
 * wherever in a longer text it begins, and in hexadecimal.
 */
function encodings(text: string): Buffer[] {
  const little = Buffer.from(text, "utf16le");
  const utf8 = Buffer.from(text, "utf8");
  const plain = [utf8, Buffer.from(text, "latin1"), little, Buffer.from(little).swap16()];
  const written = [utf8, little].flatMap((bytes) => {
    const hex = bytes.toString("hex");
    return [hex, hex.toUpperCase(), ...inBase64(bytes)];
  });
  return [...plain, ...written.map((each) => Buffer.from(each))];
}

/** Three bytes are four signs: what stands at the ends has bits of its neighbours in it. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const length = Math.floor((before + bytes.length) / 3) * 4;
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    return (["base64", "base64url"] as const).map((kind) =>
      padded.toString(kind).slice(before === 0 ? 0 : before + 1, length),
    );
  });
}

/**
 * @param profile the browser must be closed
 * @param texts five letters at least: shorter ones are found by chance
 * @returns `TEXT in FILE` for each that was found
 */
export async function foundInProfile(
  profile: string,
  texts: readonly string[],
  folders: readonly string[] = EXTENSION_DATA,
): Promise<string[]> {
  const sought = texts.map((text) => ({ text, forms: encodings(text) }));
  const found: string[] = [];
  for await (const { file, pieces } of filesIn(profile, folders)) {
    for (const { text, forms } of sought) {
      if (pieces.some((piece) => forms.some((form) => piece.includes(form))))
        found.push(`${text} in ${file}`);
    }
  }
  return found;
}

async function* filesIn(profile: string, folders: readonly string[]): AsyncGenerator<Found, void> {
  for (const folder of folders) {
    const root = path.join(profile, folder);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((each) => each.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = await readFile(file);
      yield { file: path.relative(profile, file), pieces: [bytes, ...unpacked(file, bytes)] };
    }
  }
}

/** What a search in the bytes of a file would miss: what was cut into records or packed. */
function unpacked(file: string, bytes: Buffer): Buffer[] {
  // Beside each LevelDB lie the values that are too long for it, each in a file.
  if (file.includes(".indexeddb.blob")) return [valueOf(bytes)];
  const isLevelDb = /\.ldb$|\/\d{6}\.log$/u.test(file);
  if (!isLevelDb) return [];
  return entriesInLevelDb(file, bytes).flatMap(({ key, value }) => [key, valueOf(value)]);
}

/** Chromium packs what it serialises, where that makes it shorter. */
const PACKED_VALUE = Buffer.from("ff1102", "hex");
/** The value's version stands before it. */
const VERSION_LENGTH = 10;

function valueOf(value: Buffer): Buffer {
  const at = value.indexOf(PACKED_VALUE);
  return at < 0 || at > VERSION_LENGTH ? value : unsnapped(value.subarray(at + PACKED_VALUE.length));
}

/** The field of a row, as V8 writes it: its name, and the bytes with their length before them. */
const SEALED = Buffer.concat([Buffer.from([0x22, 6]), Buffer.from("sealedB")]);

/**
 * Every row that lies sealed in the files, opened: whoever has the key could read these, however long ago they were deleted.
 * The browser may be open.
 */
export async function sealedInProfile(profile: string, dataKey: Uint8Array): Promise<string[]> {
  const key = Buffer.from(hkdfSync("sha256", dataKey, "", "baton rows 1", DATA_KEY_LENGTH));
  const rows: string[] = [];
  for await (const { pieces } of filesIn(profile, [path.join("Default", "IndexedDB")])) {
    for (const piece of pieces.slice(1)) {
      const at = piece.indexOf(SEALED);
      if (at < 0) continue;
      const reader = new Reader(piece, at + SEALED.length);
      rows.push(opened(reader.take(reader.varint()), key));
    }
  }
  return rows;
}

/** Whatever it was bound to: AES-GCM is AES in counter mode, whose first block is the tag's, and a tag. */
function opened(sealed: Buffer, key: Buffer): string {
  const nonce = sealed.subarray(1, 1 + NONCE_LENGTH);
  const decipher = createDecipheriv("aes-256-ctr", key, Buffer.concat([nonce, Buffer.from([0, 0, 0, 2])]));
  return decipher.update(sealed.subarray(1 + NONCE_LENGTH, -TAG_LENGTH)).toString();
}
