import fc from "fast-check";
import { expect, it } from "vitest";

import { contactKinds, contactSchema, type Contact } from "../../../lib/history.ts";
import { columnsOf, isLine, linesOf, linesOfAccount } from "../../../lib/store/line-columns.ts";

const instant = fc.nat({ max: 4_000_000_000_000 });
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("import:desk:1", "import:desk:2"),
);
const sourceArbitrary = fc.record({
  name: fc.constantFrom("a.csv", "b.csv"),
  importId: fc.constantFrom("one", "two"),
  line: fc.nat(),
});
/** Fields may be missing in some lines, all or none, and say the same or not. */
const lineArbitrary: fc.Arbitrary<Contact> = fc
  .record(
    {
      id: text,
      customerKey: text,
      at: instant,
      channel: fc.constantFrom("email", "x"),
      kind: fc.constantFrom(...contactKinds),
      text,
      title: text,
      name: text,
      traces: fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }),
      source: sourceArbitrary,
      contactAt: instant,
      reserved: fc.constant(true as const),
    },
    { requiredKeys: ["id", "customerKey", "at", "channel", "kind", "text"] },
  )
  .chain((line) => fc.constantFrom(line, { ...line, contactAt: line.at }));

it("lines in columns are read as they were written, also as JSON", () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { maxLength: 6 }), (lines) => {
      const columns = columnsOf(lines);
      expect(linesOf(columns)).toEqual(lines);
      expect(linesOf(JSON.parse(JSON.stringify(columns)) as typeof columns)).toEqual(lines);
    }),
  );
});

it("the lines of one account are those that say so, whoever has none among them", () => {
  const accounts = fc.oneof(text, fc.constantFrom("", "x:ines", "x:ines_2", "x:"));
  const lines = fc.array(
    fc.tuple(lineArbitrary, accounts).map(([line, customerKey]) => ({ ...line, customerKey })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lines, accounts, (all, account) => {
      const theirs = all.filter(({ customerKey }) => customerKey === account);
      expect(linesOfAccount(columnsOf(all), account)).toEqual(theirs);
    }),
  );
});

it("whatever fits the schema of a line is taken for one, and what cannot be written in columns is not", () => {
  fc.assert(
    fc.property(lineArbitrary, (line) => {
      fc.pre(contactSchema.safeParse(line).success);
      expect(isLine(line)).toBe(true);
    }),
  );
  const [line] = fc.sample(lineArbitrary, { numRuns: 1, seed: 1 });
  const others = [null, "line", [], {}, { ...line, id: 7 }, { ...line, at: 0.5 }, { ...line, traces: "all" }];
  const hostile: unknown = JSON.parse(`{"id":"a","customerKey":"x:a","at":1,"__proto__":{"text":"b"}}`);
  for (const other of [...others, hostile, { ...line, mood: "good" }]) expect(isLine(other)).toBe(false);
});
