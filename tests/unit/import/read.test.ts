import { describe, expect, it } from "vitest";

import { detectFormat } from "../../../lib/import/format.ts";
import { markOf, readHead } from "../../../lib/import/read.ts";
import { MAX_RECORD_LENGTH } from "../../../lib/import/record.ts";
import { csv, headOf, readAll } from "./files.ts";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function utf16(text: string, isLittle: boolean, mark: boolean): Uint8Array<ArrayBuffer> {
  const all = (mark ? "\uFEFF" : "") + text;
  const view = new DataView(new ArrayBuffer(all.length * 2));
  for (let at = 0; at < all.length; at += 1) view.setUint16(at * 2, all.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

function formatOf(content: Uint8Array<ArrayBuffer>): object {
  const format = detectFormat(content);
  return format.ok ? format.value : { refused: format.problem.code };
}

describe("the format of a file", () => {
  it("is told by delimiter, by Excel's own word, and by JSON in lines or as a document", () => {
    const kinds = [
      ["a,b\n1,2\n", { kind: "delimited", delimiter: "," }],
      ["a;b\n1,5;2\n", { kind: "delimited", delimiter: ";" }],
      ["a\tb\n1\t2\n", { kind: "delimited", delimiter: "\t" }],
      ["sep=|\na,b|c\n1|2\n", { kind: "delimited", delimiter: "|" }],
      ['{"a":1}\n{"a":2}\n', { kind: "json", layout: "lines" }],
      ['[{"a":1},{"a":2}]', { kind: "json", layout: "document" }],
      ['{\n  "tickets": [{"a":1}]\n}', { kind: "json", layout: "document" }],
      ['{"tickets":[{"a":1}],"count":1}', { kind: "json", layout: "document" }],
    ] as const;
    for (const [text, format] of kinds) expect({ text, ...formatOf(bytes(text)) }).toMatchObject(format);
  });

  it("is told with its encoding: marks, UTF-16 without one, UTF-8, else what western offices write", async () => {
    const text = "name,town\nJörg,Köln\n";
    const files = [
      [bytes(`\uFEFF${text}`), "utf-8"],
      [bytes(text), "utf-8"],
      [utf16(text, true, true), "utf-16le"],
      [utf16(text, false, true), "utf-16be"],
      [utf16(text, true, false), "utf-16le"],
      [utf16(text, false, false), "utf-16be"],
      [Uint8Array.from(text, (char) => char.charCodeAt(0)), "windows-1252"],
    ] as const;
    for (const [content, encoding] of files) {
      const head = await headOf(content);
      expect(head).toMatchObject({ format: { encoding }, header: ["name", "town"] });
      expect(head.records).toEqual([{ line: 2, cells: ["Jörg", "Köln"] }]);
    }
  });

  it("is refused with its reason when it holds no text", () => {
    expect(formatOf(new Uint8Array())).toEqual({ refused: "file_empty" });
    expect(formatOf(bytes("\uFEFF \n"))).toEqual({ refused: "file_empty" });
    expect(formatOf(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0))).toEqual({ refused: "file_archive" });
    expect(formatOf(Uint8Array.of(0x1f, 0x8b, 8, 0))).toEqual({ refused: "file_archive" });
    expect(formatOf(bytes("PK\u0003\u0004 [Content_Types].xml xl/workbook.xml"))).toEqual({
      refused: "file_workbook",
    });
    expect(formatOf(bytes("%PDF-1.7"))).toEqual({ refused: "file_other" });
    expect(formatOf(Uint8Array.from({ length: 300 }, (_, at) => (at % 3 === 0 ? 0 : 65)))).toEqual({
      refused: "file_other",
    });
  });

  it("does not depend on names: columns without one, or with the same, are told apart", async () => {
    expect((await headOf("a,,a,__proto__,constructor\n1,2,3,4,5\n")).header).toEqual([
      "a",
      "#2",
      "a (2)",
      "__proto__",
      "constructor",
    ]);
  });

  it("has at most 500 columns and at least one row", async () => {
    const wide = `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(",")}\n${",".repeat(9_999)}\n`;
    expect(await readHead(new Blob([wide]))).toMatchObject({ problem: { code: "columns_too_many" } });
    expect(await readHead(new Blob(["only,a,header\n"]))).toMatchObject({ problem: { code: "no_records" } });
  });
});

describe("records of a CSV", () => {
  it("know their line, whatever was above: empty lines, line ends inside of cells, old line ends", async () => {
    const text = 'a,b\r\n\r\n1,"x\r\ny"\r\n2,z\r3,last';
    const { records, problems } = await readAll(new Blob([text]), csv);
    expect(problems).toEqual([]);
    expect(records).toEqual([
      { line: 3, cells: ["1", "x\ny"] },
      { line: 5, cells: ["2", "z"] },
      { line: 6, cells: ["3", "last"] },
    ]);
  });

  it("with too few or too many cells are told of, whole, and the others come", async () => {
    const { records, problems } = await readAll(new Blob(["a,b\n1\n1,2,3\n4,5,,\n6,7\n"]), csv);
    expect(problems).toEqual([
      { line: 2, code: "cells_missing", isKept: false, cells: ["1"] },
      { line: 3, code: "cells_too_many", isKept: false, cells: ["1", "2", "3"] },
    ]);
    expect(records.map(({ line }) => line)).toEqual([4, 5]);
  });

  it("behind a quote that was never closed are read all the same", async () => {
    const text = `a,b\n1,"open\n2,two\n3,"three"\n4,four\n`;
    const { records, problems } = await readAll(new Blob([text]), csv);
    expect(problems).toMatchObject([{ line: 2, code: "quotes_broken", cells: ["1", '"open'] }]);
    expect(records.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it("behind a line that is too long are read all the same, and the line is not kept in memory", async () => {
    const long = "x".repeat(3 * MAX_RECORD_LENGTH);
    const { records, problems } = await readAll(new Blob([`a,b\n1,${long}\n2,two\n`]), csv);
    expect(problems).toMatchObject([{ line: 2, code: "record_too_long" }]);
    expect(JSON.stringify(problems).length).toBeLessThan(500);
    expect(records).toEqual([{ line: 3, cells: ["2", "two"] }]);
  });

  it("end where a file is nothing but broken quotes, and it is said from which line on", async () => {
    const text = `a,b\n${'"x\n'.repeat(2_000)}`;
    const { records, problems } = await readAll(new Blob([text]), csv);
    expect(records).toEqual([]);
    expect(problems.at(-1)).toMatchObject({ code: "reading_stopped", line: 202 });
  });

  it("are the same wherever the file is cut into pieces", async () => {
    const text = 'id,text\n1,"Grüße, ""Jörg""\n😀"\n2,plain\n3,"a,b"\n';
    const whole = await readAll(new Blob([text]), csv);
    const all = bytes(text);
    for (let at = 1; at < all.length; at += 1) {
      const halves = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(all.slice(0, at));
          controller.enqueue(all.slice(at));
          controller.close();
        },
      });
      const blob = new Blob([all]);
      blob.stream = () => halves as ReturnType<Blob["stream"]>;
      expect(await readAll(blob, csv)).toEqual(whole);
    }
    expect(whole.records.map(({ cells }) => cells[1])).toEqual(['Grüße, "Jörg"\n😀', "plain", "a,b"]);
  });
});

describe("records of JSON", () => {
  it("have the paths of all objects as columns, and lists of values as one cell", async () => {
    const lines = [
      { id: 1, requester: { email: "a@example.com" }, tags: ["vip", "late"] },
      { id: 2, via: { channel: "email" }, contacts: [{ name: "Ines" }] },
    ];
    const head = await headOf(lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(head.header).toEqual(["id", "requester.email", "tags", "via.channel", "contacts.0.name"]);
    expect(head.records.map(({ cells }) => cells)).toEqual([
      ["1", "a@example.com", "vip, late", "", ""],
      ["2", "", "", "email", "Ines"],
    ]);
  });

  it("are found in a document, with the lines they begin on", async () => {
    const text = `{\n "errors": [],\n "next": "a]}",\n "tickets": [\n  {"id": 1, "n": [{"x": "}"}]},\n  {"id": 2}\n ],\n "users": [{"id": 9}]\n}`;
    const head = await headOf(text);
    expect(head.records.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [5, "1"],
      [6, "2"],
    ]);
  });

  it("cannot reach what objects inherit", async () => {
    const head = await headOf('{"__proto__":{"polluted":"yes"},"constructor":"c"}\n{"id":"2"}\n');
    expect(head.header).toEqual(["__proto__.polluted", "constructor", "id"]);
    expect(head.records.map(({ cells }) => cells)).toEqual([
      ["yes", "c", ""],
      ["", "", "2"],
    ]);
    expect({}).not.toHaveProperty("polluted");
  });

  it("that are broken, no objects, or too long are told of by line, and the others come", async () => {
    const long = JSON.stringify({ id: "x".repeat(MAX_RECORD_LENGTH) });
    const head = await headOf(`{"id":1}\n{"id":\n[1]\n${long}\n{"id":5}\n`);
    expect(head.problems.map(({ line, code }) => [line, code])).toEqual(
      expect.arrayContaining([
        [2, "json_broken"],
        [3, "json_no_object"],
        [4, "record_too_long"],
      ]),
    );
    expect(head.records.map(({ line }) => line)).toEqual([1, 5]);
    const cutOff = await headOf(`[{"id":1},{"id":${"[".repeat(50)}`);
    expect(cutOff.problems).toMatchObject([{ line: 1, code: "json_broken" }]);
  });
});

it("a file is known again by its size and its beginning", async () => {
  const mark = await markOf(new Blob(["a,b\n1,2\n"]));
  expect(await markOf(new Blob(["a,b\n", "1,2\n"]))).toEqual(mark);
  expect(await markOf(new Blob(["a,b\n1,3\n"]))).not.toEqual(mark);
});
