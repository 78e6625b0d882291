import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

const CLI = join(import.meta.dirname, "../../../lib/detect/cli.ts");

function run(input: string): { lines: Record<string, unknown>[]; errors: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI], {
    input,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), errors: stderr, status };
}

describe("the detect command", () => {
  it("answers each line in order and goes on after a line it cannot read", () => {
    const { lines, errors, status } = run(
      [
        '{"text":"my parcel never arrived, where is it?","brand":"Acme","kind":"post","lang":"en"}',
        '{"text":',
        "[]",
        '{"text":5}',
        '{"text":"thank you, lovely service!","lang":7}',
        '{"text":"thank you so much, lovely service!"}',
      ].join("\n"),
    );
    expect(status).toBe(0);
    expect(errors).toBe("");
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatchObject({ service: true, language: "en" });
    expect(lines.slice(1, 5).map((line) => typeof line["error"])).toEqual([
      "string",
      "string",
      "string",
      "string",
    ]);
    expect(lines[5]).toMatchObject({ service: false, urgency: 0, intents: [], evidence: [] });
  });

  it("prints a score, an answer, intents, an urgency and evidence with places in the text", () => {
    const text = "😡 charged twice this month and nobody answers my emails, I want a refund";
    const [line] = run(`${JSON.stringify({ text })}\n`).lines;
    expect(line).toMatchObject({ service: true, intents: expect.any(Array), urgency: expect.any(Number) });
    const evidence = line?.["evidence"] as { start: number; end: number; text: string }[];
    expect(evidence.length).toBeGreaterThan(0);
    for (const span of evidence) expect(text.slice(span.start, span.end)).toBe(span.text);
  });

  it("keeps up with ten thousand lines", () => {
    const input = Array.from({ length: 10_000 }, (_, index) =>
      JSON.stringify({ text: `order ${index} is late, where is it?` }),
    );
    expect(run(input.join("\n")).lines).toHaveLength(10_000);
  });

  it("prints nothing when nothing comes in", () => {
    expect(run("")).toEqual({ lines: [], errors: "", status: 0 });
  });
});
