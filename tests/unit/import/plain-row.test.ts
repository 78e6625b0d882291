import fc from "fast-check";
import { expect, it } from "vitest";

import { isPlainRow } from "../../../lib/import/plain-row.ts";
import { importedRowSchema, type ImportedRow } from "../../../lib/import/row.ts";

const good: Required<ImportedRow> = {
  line: 2,
  accounts: [{ channel: "email", name: "ines@example.com" }],
  kind: "ticket",
  at: 1_700_000_000_000,
  channel: "email",
  id: "1",
  name: "Ines",
  title: "Late",
  text: "Where is it?",
  state: "open",
  orders: ["A-17"],
};

/** What may be wrong with a value, or just right. */
const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  "",
  "x",
  "phone",
  "a".repeat(20),
  "a".repeat(21),
  "a".repeat(180),
  "a".repeat(300),
  "a".repeat(301),
  "a".repeat(30_001),
  0,
  1,
  -1,
  0.5,
  2 ** 53,
  Number.NaN,
  true,
  [],
  [""],
  ["a".repeat(60), "b"],
  ["a".repeat(61)],
  Array.from({ length: 6 }, () => "a"),
  [{ channel: "x", name: "ines" }],
  [{ channel: "tv", name: "ines" }],
  [{ channel: "x", name: "" }],
  [{ channel: "x", name: "ines", more: 1 }],
  [{ channel: "x" }],
  [null],
  Array.from({ length: 13 }, () => ({ channel: "x", name: "ines" })),
  { length: 1 },
);

it("what is plainly a row fits the schema as it is, and nothing that fits is missed", () => {
  const field = fc.constantFrom(...Object.keys(good), "mood", "__proto__");
  fc.assert(
    fc.property(fc.array(fc.tuple(field, odd), { maxLength: 2 }), fc.array(field), (changes, left) => {
      const row = Object.fromEntries(
        [...Object.entries(good), ...changes].filter(([name]) => !left.includes(name) || name === "line"),
      );
      const checked = importedRowSchema.safeParse(row);
      expect(isPlainRow(row)).toBe(checked.success);
      if (checked.success) expect(checked.data).toEqual(row);
    }),
    { numRuns: 2_000 },
  );
  for (const other of [undefined, null, "row", [good], 7]) expect(isPlainRow(other)).toBe(false);
});
