import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { findHidden } from "../../../lib/redaction/find.ts";
import { hiddenKinds } from "../../../lib/redaction/kinds.ts";
import { evasions, harmless, secrets } from "./texts.ts";

const kinds = new Set(hiddenKinds);

/** The text with what was found in brackets, as `texts.ts` writes it. */
function marked(text: string, language?: string): string {
  let from = 0;
  let shown = "";
  for (const { kind, start, end } of findHidden(text, { kinds, language })) {
    shown += `${text.slice(from, start)}[${kind}:${text.slice(start, end)}]`;
    from = end;
  }
  return shown + text.slice(from);
}

describe.each(Object.keys(secrets))("in %s", (language) => {
  it.each(secrets[language] ?? [])("hides what is marked and nothing else: %s", (text) => {
    expect(marked(text.replace(/\[[a-z_]+:([^\]]+)\]/gu, "$1"), language)).toBe(text);
  });

  it.each(harmless[language] ?? [])("hides nothing, whether the language is known or not: %s", (text) => {
    expect(marked(text, language)).toBe(text);
    expect(marked(text)).toBe(text);
  });
});

it.each(evasions)("finds a %s that is written to be missed: %j", (kind, value) => {
  expect(marked(`hello ${value} thanks`)).toBe(`hello [${kind}:${value}] thanks`);
});

it("leaves what nobody wants hidden, and does not take it for something else", () => {
  const text = "card 4111 1111 1111 1111, call +44 20 7946 0958";
  const found = findHidden(text, { kinds: new Set(["phone"]) });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["+44 20 7946 0958"]);
});

/** What people write that is nearly something: each is repeated until it is a text of the longest kind. */
const hostile = [
  "1",
  "1 ",
  "12 ",
  "1234 ",
  "4111 1111 1111 1111 ",
  "12345 67890 ",
  "A",
  "Aa ",
  "12 Aa Aa ",
  "@",
  "a@",
  "a@a.",
  "a at a dot ",
  "DE89 ",
  "+49 ",
  "call 0171 234567 ",
  "Calle A A A ",
  "〒150",
  "東京都渋谷区",
  "1\u200B",
];

it.each(hostile)("needs a time that grows with the length alone: %j", (seed) => {
  const time = (length: number): number => {
    const text = seed.repeat(length / seed.length);
    const begin = performance.now();
    findHidden(text, { kinds });
    return performance.now() - begin;
  };
  time(2_500);
  // The longest text there is, ten times as long: a hundred times the time would be quadratic.
  expect(time(25_000)).toBeLessThan(Math.max(1_000, time(2_500) * 50));
});

const data = path.resolve(import.meta.dirname, "../../../../shared/data");

it.skipIf(!existsSync(data))("hides next to nothing in thousands of ordinary posts", () => {
  let texts = 0;
  let hidden = 0;
  for (const file of readdirSync(data).filter((name) => name.endsWith(".jsonl"))) {
    for (const line of readFileSync(path.join(data, file), "utf8")
      .split("\n")
      .filter((each, index) => each !== "" && index % 4 === 0)) {
      const { text } = JSON.parse(line) as { text: string };
      texts += 1;
      if (findHidden(text, { kinds }).length > 0) hidden += 1;
    }
  }
  expect(texts).toBeGreaterThan(10_000);
  expect(hidden / texts).toBeLessThan(0.001);
});
