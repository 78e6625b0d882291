/**
 * The model as one file: "BTNM", the header's length, a JSON header, one byte a weight. Loading copies nothing and
 * refuses what does not fit, so that a damaged or foreign file is a clear message and not a wrong verdict.
 */
import { FEATURE_VERSION } from "../features.ts";
import { failure, success } from "../../result.ts";
import type { Result } from "../../result.ts";
import { layerSize, networkRows } from "./network.ts";
import type { NetworkHeader, ShippedNetwork } from "./network.ts";
import { checksum } from "./checksum.ts";

export const FORMAT_VERSION = 3;
const MAGIC = 0x4d4e5442;
/** A promise of the project: the package stays small. */
export const MAX_MODEL_BYTES = 1_048_576;

/** A family of linear scores that share a folded feature space. */
export type HeadHeader = {
  readonly name: string;
  readonly outputs: readonly string[];
  /** Bits kept of the word, letter and concept feature numbers. */
  readonly wordBits: number;
  readonly letterBits: number;
  readonly conceptBits: number;
  readonly bias: readonly number[];
  /** What one step of a weight is worth, for each block (words, letters, concepts, measures) and output. */
  readonly steps: readonly (readonly number[])[];
};

export type ModelHeader = {
  readonly format: number;
  readonly features: number;
  readonly name: string;
  /** Probability = sigmoid(a · margin + b), fitted on mentions held out of training. */
  readonly calibration: { readonly a: number; readonly b: number };
  /** Probabilities between which the answer is "unsure", for each balance. */
  readonly thresholds: Readonly<
    Record<"few_misses" | "balanced" | "few_false_flags", readonly [number, number]>
  >;
  readonly network: NetworkHeader;
  readonly heads: readonly HeadHeader[];
  readonly checksum: number;
};

export type Head = HeadHeader & {
  /** Weight of output o of feature f at `f * outputs + o`. */
  readonly weights: Int8Array;
};

export type Model = {
  readonly header: ModelHeader;
  readonly network: ShippedNetwork;
  readonly heads: ReadonlyMap<string, Head>;
};

/** Width of a head's feature space. */
export function headWidth(head: Pick<HeadHeader, "wordBits" | "letterBits" | "conceptBits">): number {
  return (1 << head.wordBits) + (1 << head.letterBits) + (1 << head.conceptBits) + 32;
}

function bytesOf(view: Int8Array | Float32Array): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** @returns the bytes of a model file */
export function writeModel(
  header: Omit<ModelHeader, "checksum" | "heads" | "network">,
  network: ShippedNetwork,
  heads: readonly Head[],
): Uint8Array {
  const parts = [
    bytesOf(network.layers),
    bytesOf(network.table),
    ...heads.map((head) => bytesOf(head.weights)),
  ];
  const payload = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    payload.set(part, at);
    at += part.length;
  }
  const { table: _table, layers: _layers, ...plainNetwork } = network;
  const plainHeads = heads.map(({ weights: _weights, ...rest }) => rest);
  const json = new TextEncoder().encode(
    JSON.stringify({ ...header, network: plainNetwork, heads: plainHeads, checksum: checksum(payload) }),
  );
  const bytes = new Uint8Array(8 + json.length + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, json.length, true);
  bytes.set(json, 8);
  bytes.set(payload, 8 + json.length);
  return bytes;
}

function headerOf(bytes: Uint8Array): ModelHeader | undefined {
  if (bytes.length < 8 || bytes.length > MAX_MODEL_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = view.getUint32(4, true);
  if (view.getUint32(0, true) !== MAGIC || length > bytes.length - 8) return undefined;
  try {
    const parsed: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + length)),
    );
    return isHeader(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is ModelHeader {
  if (typeof value !== "object" || value === null) return false;
  const header = value as Partial<ModelHeader>;
  return (
    typeof header.format === "number" &&
    typeof header.features === "number" &&
    typeof header.checksum === "number" &&
    typeof header.calibration?.a === "number" &&
    Array.isArray(header.thresholds?.balanced) &&
    Array.isArray(header.heads) &&
    Array.isArray(header.network?.steps)
  );
}

/**
 * Reads a model file. The weights are views into `bytes`: do not change them afterwards.
 * Codes: `not_a_model`, `other_version`, `damaged`.
 */
export function readModel(bytes: Uint8Array): Result<Model, "not_a_model" | "other_version" | "damaged"> {
  const header = headerOf(bytes);
  if (header === undefined) return failure("not_a_model", `no model header in ${bytes.length} bytes`);
  if (header.format !== FORMAT_VERSION || header.features !== FEATURE_VERSION) {
    return failure(
      "other_version",
      `format ${header.format}, features ${header.features}; this program reads ${FORMAT_VERSION}, ${FEATURE_VERSION}`,
    );
  }
  const start = 8 + new DataView(bytes.buffer, bytes.byteOffset, 8).getUint32(4, true);
  if (checksum(bytes.subarray(start)) !== header.checksum)
    return failure("damaged", "the weights do not match their checksum");
  const layers = layerSize(header.network) * 4;
  const table = networkRows(header.network) * header.network.dimensions;
  if (start + layers + table > bytes.length) return failure("damaged", "the network ends early");
  const network: ShippedNetwork = {
    ...header.network,
    // Copied, because four-byte numbers must lie at a multiple of four.
    layers: new Float32Array(bytes.slice(start, start + layers).buffer),
    table: new Int8Array(bytes.buffer, bytes.byteOffset + start + layers, table),
  };
  const heads = new Map<string, Head>();
  let at = start + layers + table;
  for (const head of header.heads) {
    const size = headWidth(head) * head.outputs.length;
    if (at + size > bytes.length) return failure("damaged", `the weights of ${head.name} end early`);
    heads.set(head.name, { ...head, weights: new Int8Array(bytes.buffer, bytes.byteOffset + at, size) });
    at += size;
  }
  return success({ header, network, heads });
}
