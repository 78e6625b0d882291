/**
 * `npm run --silent detect`: one JSON mention a line in, one JSON verdict a line out, in order.
 * A line that is not a mention gives `{"error": …}` and the rest goes on.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createDetector } from "./create-detector.ts";
import type { DetectionInput } from "./detector.ts";

const MODEL = join(import.meta.dirname, "../../public/model/detector.bin");
/** Kinds of item that answer somebody by their nature. */
const ANSWERING_KINDS = new Set(["reply", "comment", "dm", "message"]);
/** Written at once: one write a line would cost more than detecting. */
const CHUNK = 64 * 1_024;

type Line = { text: string; lang?: string; brand?: string; kind?: string };

function parseLine(line: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "not JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not an object";
  const { text, lang, brand, kind } = value as Record<string, unknown>;
  if (typeof text !== "string") return "text is not a string";
  for (const [name, field] of Object.entries({ lang, brand, kind })) {
    if (field !== undefined && field !== null && typeof field !== "string") return `${name} is not a string`;
  }
  return {
    text,
    ...(typeof lang === "string" ? { lang } : {}),
    ...(typeof brand === "string" ? { brand } : {}),
    ...(typeof kind === "string" ? { kind } : {}),
  };
}

const brandLists = new Map<string, readonly string[]>();
function brandNames(brand: string | undefined): readonly string[] {
  if (brand === undefined || brand === "") return [];
  const known = brandLists.get(brand) ?? [brand];
  if (brandLists.size < 1_000) brandLists.set(brand, known);
  return known;
}

function toInput(line: Line): DetectionInput {
  return {
    text: line.text,
    ...(line.lang === undefined ? {} : { language: line.lang }),
    brandNames: brandNames(line.brand),
    context: line.kind !== undefined && ANSWERING_KINDS.has(line.kind) ? { repliesToBrand: true } : {},
  };
}

const detector = createDetector(new Uint8Array(readFileSync(MODEL)));

function answer(line: string): string {
  const parsed = parseLine(line);
  if (typeof parsed === "string") return JSON.stringify({ error: parsed });
  const verdict = detector.detect(toInput(parsed));
  const { score, intents, urgency, evidence, kind, intent, language, confidence } = verdict;
  return JSON.stringify({
    score,
    service: score >= 0.5,
    answer: verdict.answer,
    confidence,
    kind,
    intent,
    intents: intents.map((each) => each.intent),
    urgency,
    language,
    evidence,
  });
}

let pending = "";
async function flush(): Promise<void> {
  const chunk = pending;
  pending = "";
  if (chunk !== "" && !process.stdout.write(chunk))
    await new Promise((resolve) => process.stdout.once("drain", resolve));
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  pending += `${answer(line)}\n`;
  if (pending.length > CHUNK) await flush();
}
await flush();
