/** The roster and the checkpoint of a team: the newest state of each, in a bucket of its server. */
import type { KV, KvEntry } from "@nats-io/kv";

import { failure, success, type Result } from "../../result.ts";
import type { DocumentName, Stop, StoredDocument, TransportRefusal } from "../transport.ts";
import { isWrongLast, refusalOf } from "./refusals.ts";

export async function readDocument(
  bucket: KV,
  name: DocumentName,
): Promise<Result<StoredDocument | undefined, TransportRefusal>> {
  try {
    const entry = await bucket.get(name);
    return success(entry ? stored(entry) : undefined);
  } catch (error) {
    return refusalOf(error);
  }
}

export async function writeDocument(
  bucket: KV,
  name: DocumentName,
  document: object,
  revision: number,
): Promise<Result<{ readonly revision: number }, TransportRefusal>> {
  const text = JSON.stringify(document);
  try {
    const written = await (revision === 0 ? bucket.create(name, text) : bucket.update(name, text, revision));
    return success({ revision: written });
  } catch (error) {
    return isWrongLast(error) ? failure("moved", `another ${name} is there`) : refusalOf(error);
  }
}

/** Watches until it is stopped or the connection is over; the caller watches anew with the next connection. */
export function watchDocument(
  bucket: KV,
  name: DocumentName,
  receive: (document: StoredDocument) => void,
): Stop {
  let isStopped = false;
  const watching = bucket.watch({ key: name }).then(async (entries) => {
    if (isStopped) entries.stop();
    for await (const entry of entries) {
      if (isStopped) break;
      if (entry.operation === "PUT") receive(stored(entry));
    }
    return undefined;
  });
  // The connection that went takes its watches along.
  watching.catch(() => undefined);
  return () => {
    isStopped = true;
  };
}

function stored({ value, revision }: Pick<KvEntry, "value" | "revision">): StoredDocument {
  const text = new TextDecoder().decode(value);
  try {
    return { document: JSON.parse(text), revision };
  } catch {
    // No JSON: whoever reads it refuses it.
    return { document: text, revision };
  }
}
