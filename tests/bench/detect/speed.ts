/** Time a mention, cold start, and 100,000 hostile inputs: `node tests/bench/detect/speed.ts` */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createDetector } from "../../../lib/detect/create-detector.ts";
import { readCorpora } from "../../../lib/detect/train/data.ts";
import { hostileText } from "./hostile.ts";

const HOSTILE = 100_000;
const begun = performance.now();
const detector = createDetector(
  new Uint8Array(readFileSync(join(import.meta.dirname, "../../../public/model/detector.bin"))),
);
const read = (text: string) => detector.detect({ text, brandNames: [], context: {} });
read("where is my parcel?");
console.log(
  `first verdict ${(performance.now() - begun).toFixed(1)} ms after the model's bytes were asked for (modules already loaded)`,
);

const texts = readCorpora("test").map((mention) => mention.text);
for (let round = 0; round < 3; round++) for (const text of texts) read(text);
const times: number[] = [];
for (let round = 0; round < 5; round++) {
  for (const text of texts) {
    const at = performance.now();
    read(text);
    times.push((performance.now() - at) * 1_000);
  }
}
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1);
console.log(`${texts.length} mentions: p50 ${at(0.5)} µs, p95 ${at(0.95)} µs, p99 ${at(0.99)} µs`);

let slowest = 0;
let over = 0;
for (let seed = 0; seed < HOSTILE; seed++) {
  const text = hostileText(seed);
  const start = performance.now();
  const { score } = read(text);
  const spent = performance.now() - start;
  if (!(score >= 0 && score <= 1)) throw new Error(`input ${seed} has score ${score}`);
  slowest = Math.max(slowest, spent);
  if (spent > 5) over++;
}
console.log(`${HOSTILE} hostile inputs: no throw, slowest ${slowest.toFixed(2)} ms, ${over} over 5 ms`);
