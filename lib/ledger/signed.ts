/**
 * Something signed: a text, and who put their name to it. The text itself is signed, byte by byte, and read only
 * after the signature was checked, so that no two programs can disagree about what was signed.
 */
import { z } from "zod";

/** An Ed25519 public key, raw, as base64url: 32 bytes, 43 letters. It is its own name. */
export const publicKeySchema = z.string().regex(/^[\w-]{43}$/);
/** SHA-256, as base64url. */
export const hashSchema = z.string().regex(/^[\w-]{43}$/);

/** The longest text that may be signed, in UTF-16 units. */
export const MAX_BODY_LENGTH = 100_000;

export const signedSchema = z.strictObject({
  /** JSON. */
  body: z.string().max(MAX_BODY_LENGTH),
  key: publicKeySchema,
  /** Ed25519 over the UTF-8 of `body`, as base64url: 64 bytes, 86 letters. */
  signature: z.string().regex(/^[\w-]{86}$/),
});
export type Signed = z.infer<typeof signedSchema>;

/** Who signs here. The private half cannot be read out of the browser. */
export type Signer = {
  readonly key: string;
  readonly privateKey: CryptoKey;
};

const ALGORITHM = "Ed25519";

/** A new key whose private half never leaves this browser. */
export async function createSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
  const raw = await crypto.subtle.exportKey("raw", pair.publicKey);
  return { key: toBase64url(new Uint8Array(raw)), privateKey: pair.privateKey };
}

export async function sign(body: string, { key, privateKey }: Signer): Promise<Signed> {
  const signature = await crypto.subtle.sign(ALGORITHM, privateKey, bytesOf(body));
  return { body, key, signature: toBase64url(new Uint8Array(signature)) };
}

/** The keys that signatures were checked with last: a log is written by few, and reading a key in costs as much as using it. */
const imported = new Map<string, Promise<CryptoKey>>();
const MOST_IMPORTED = 1_000;

function importKey(key: string): Promise<CryptoKey> {
  const known = imported.get(key);
  if (known) return known;
  if (imported.size >= MOST_IMPORTED) imported.clear();
  const importing = crypto.subtle.importKey("raw", fromBase64url(key), ALGORITHM, false, ["verify"]);
  imported.set(key, importing);
  return importing;
}

/** Whether the owner of `key` signed exactly this. A key that is no point of the curve signed nothing. */
export async function isSignedByItsKey({ body, key, signature }: Signed): Promise<boolean> {
  try {
    return await crypto.subtle.verify(
      ALGORITHM,
      await importKey(key),
      fromBase64url(signature),
      bytesOf(body),
    );
  } catch {
    return false;
  }
}

export async function hashOf(text: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(text))));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Without padding. */
export function toBase64url(bytes: Uint8Array<ArrayBuffer>): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
}

/** @throws for what is none */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = new Uint8Array(binary.length);
  // Of every signature of a long log: `Uint8Array.from` takes ten times as long.
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.codePointAt(at) ?? 0;
  return bytes;
}
