/** The model as it ships, read once for the tests of a file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createDetector } from "../../../lib/detect/create-detector.ts";
import type { DetectionContext, Detector } from "../../../lib/detect/detector.ts";
import type { Verdict } from "../../../lib/verdict.ts";

export function shippedBytes(): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, "../../../public/model/detector.bin")));
}

export const detector: Detector = createDetector(shippedBytes());

export function detect(
  text: string,
  context: DetectionContext = {},
  brandNames: readonly string[] = ["Acme"],
): Verdict {
  return detector.detect({ text, brandNames, context });
}
