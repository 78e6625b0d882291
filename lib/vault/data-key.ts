/**
 * The key that rows are encrypted with, as it is kept: under a key of the browser that cannot be read out of it, only used; or
 * under one that is made from a passphrase.
 */
import { DATA_KEY_LENGTH } from "./cipher.ts";

const CIPHER = "AES-GCM";
const NONCE_LENGTH = 12;
const SALT_LENGTH = 16;

/**
 * OWASP's figure for PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023 and since). Why not Argon2id:
 * docs/decisions/0013.
 */
export const ITERATIONS = 600_000;

type Wrapped = { readonly iv: Uint8Array<ArrayBuffer>; readonly wrapped: ArrayBuffer };

export type KeptKey =
  | ({ readonly by: "browser"; readonly key: CryptoKey } & Wrapped)
  | ({
      readonly by: "passphrase";
      readonly salt: Uint8Array<ArrayBuffer>;
      readonly iterations: number;
    } & Wrapped);

/** Where the key lies while the browser runs, once a passphrase has opened it: in memory, out of reach of pages. */
export type KeySession = {
  read(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remember(dataKey: Uint8Array<ArrayBuffer>): Promise<void>;
  forget(): Promise<void>;
};

export function newDataKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(DATA_KEY_LENGTH));
}

export async function keptByBrowser(dataKey: Uint8Array<ArrayBuffer>): Promise<KeptKey> {
  const key = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ["encrypt", "decrypt"]);
  return { by: "browser", key, ...(await wrap(dataKey, key)) };
}

export async function keptByPassphrase(
  dataKey: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<KeptKey> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
  const key = await keyFrom(passphrase, salt, ITERATIONS);
  return { by: "passphrase", salt, iterations: ITERATIONS, ...(await wrap(dataKey, key)) };
}

/** @returns undefined when the passphrase is not the right one, or missing, or what was kept was damaged */
export async function dataKeyOf(
  kept: KeptKey,
  passphrase?: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (kept.by === "browser") return unwrap(kept, kept.key);
  if (passphrase === undefined) return undefined;
  return unwrap(kept, await keyFrom(passphrase, kept.salt, kept.iterations));
}

async function wrap(dataKey: Uint8Array<ArrayBuffer>, key: CryptoKey): Promise<Wrapped> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_LENGTH));
  return { iv, wrapped: await crypto.subtle.encrypt({ name: CIPHER, iv }, key, dataKey) };
}

async function unwrap(
  { iv, wrapped }: Wrapped,
  key: CryptoKey,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: CIPHER, iv }, key, wrapped));
  } catch {
    return undefined;
  }
}

/** Composed and decomposed letters are the same to whoever types them (NFKC, as NIST SP 800-63B asks). */
async function keyFrom(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const typed = await crypto.subtle.importKey("raw", text, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    typed,
    { name: CIPHER, length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
