import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { delimiters, detectFormat } from "../../../lib/import/format.ts";
import { guessMapping } from "../../../lib/import/guess.ts";
import { meanings } from "../../../lib/import/mapping.ts";
import { readHead } from "../../../lib/import/read.ts";
import { createMapper, importedRowSchema } from "../../../lib/import/row.ts";
import { readAll } from "./files.ts";

/** Pieces that files break on. */
const shards = fc.constantFrom(
  '"',
  '""',
  ",",
  ";",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "\0",
  "{",
  "}",
  "[",
  "]",
  ":",
  "\\",
  "=cmd|'/c'!A1",
  "__proto__",
  "constructor",
  "\uFEFF",
  "\uD800",
  "\uDC00",
  "\u202E",
  "\uFFFD",
  "sep=;",
  "a@b.example",
  "+4930901820",
  "2025-03-04",
  "3/4/2025",
  "1741080600",
  "99999999999999999999",
  "Subject",
  "Created at",
  "Requester email",
  "é",
  "😀",
  " ",
);
const text = fc
  .array(fc.oneof(shards, fc.string({ maxLength: 8 })), { maxLength: 120 })
  .map((parts) => parts.join(""));

describe("whatever a file holds", () => {
  it("is read to its end or refused with a reason, and each row that comes out fits", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, fc.uint8Array({ maxLength: 300 })),
        fc.array(fc.constantFrom(...meanings), { maxLength: 12 }),
        async (content, chosen) => {
          const blob = new Blob([typeof content === "string" ? content : new Uint8Array(content)]);
          const head = await readHead(blob);
          if (!head.ok) {
            expect(head.problem.code).toMatch(/^file_|^columns_too_many$|^no_records$/u);
            return;
          }
          const { format, header, records } = head.value;
          const { mapping } = guessMapping(header, records, "DE");
          const columns = mapping.columns.map((meaning, at) => chosen[at] ?? meaning);
          const map = createMapper(header, { ...mapping, columns });
          const whole = await readAll(blob, format);
          for (const record of whole.records) {
            const { row, problems } = map(record);
            expect(row !== undefined || problems.some(({ isKept }) => !isKept)).toBe(true);
            if (row) expect(importedRowSchema.safeParse(row).error).toBeUndefined();
          }
          const lines = [...whole.records, ...whole.problems].map(({ line }) => line);
          expect(lines.every((line) => Number.isInteger(line) && line >= 1)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("a table comes back as it was written, with any delimiter, cut anywhere", async () => {
    const cell = fc
      .oneof(fc.string({ maxLength: 6 }), shards)
      .map((value) => value.replaceAll(/\r\n?|\uFEFF/gu, "\n").toWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...delimiters),
        async (rows, delimiter) => {
          const quoted = rows.map((row) =>
            row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter),
          );
          const blob = new Blob([["a", "b", "c"].join(delimiter), "\n", quoted.join("\n"), "\n"]);
          const { records, problems } = await readAll(blob, {
            kind: "delimited",
            encoding: "utf-8",
            delimiter,
          });
          expect(problems).toEqual([]);
          expect(records.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("objects come back as they were written, in lines and in a document", async () => {
    const value = fc.record({
      id: fc.string({ maxLength: 10 }),
      n: fc.integer(),
      deep: fc.record({ text: text }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 20 }), async (objects) => {
        const lines = objects.map((object) => JSON.stringify(object));
        for (const content of [
          lines.join("\n"),
          `[${lines.join(",\n")}]`,
          `{"next":null,"tickets":[${lines.join(",")}]}`,
        ]) {
          const blob = new Blob([content]);
          const layout = content.startsWith("[") || content.startsWith('{"next') ? "document" : "lines";
          const { records, problems } = await readAll(blob, { kind: "json", encoding: "utf-8", layout });
          expect(problems).toEqual([]);
          expect(records.map(({ cells }) => cells)).toEqual(
            objects.map(({ id, n, deep }) => [id, String(n), deep.text]),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it("nothing is made of bytes that are no text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), (head) => {
        const format = detectFormat(new Uint8Array(head));
        expect(format.ok || format.problem.code.startsWith("file_")).toBe(true);
      }),
    );
  });
});
