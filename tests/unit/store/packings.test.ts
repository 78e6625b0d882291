import { Dexie } from "dexie";
import fc from "fast-check";
import { expect, it } from "vitest";

import { packings } from "../../../lib/store/packings.ts";
import { testCipher } from "./test-database.ts";

function indexed(owners: readonly unknown[]): unknown {
  return packings["importedBlocks"]?.indexed("owners", owners, testCipher);
}

const owner = fc.tuple(
  fc.constantFrom(0, 1),
  fc.oneof(fc.nat(), fc.nat({ max: 2 ** 44 - 1 }), fc.nat({ max: 3 })),
);

it("entries of an account sort as its lines do: by whether they are contacts, and by time", () => {
  fc.assert(
    fc.property(owner, owner, ([oneKind, oneAt], [otherKind, otherAt]) => {
      const [one, other] = [
        indexed(["x:ines", oneKind, oneAt, 3]),
        indexed(["x:ines", otherKind, otherAt, 5]),
      ];
      const order = oneKind - otherKind || oneAt - otherAt;
      expect(Math.sign(String(one) < String(other) ? -1 : Number(one !== other))).toBe(Math.sign(order));
      // A range until a moment has all that are before it or in it, of that kind.
      const [from, until] = [indexed(["x:ines", oneKind]), indexed(["x:ines", oneKind, oneAt, Dexie.maxKey])];
      const isWithin = String(other) >= String(from) && String(other) <= String(until);
      expect(isWithin).toBe(otherKind === oneKind && otherAt <= oneAt);
    }),
  );
});

it("two lines of one account at one moment are two entries, in the range of that moment", () => {
  const twice = indexed([
    ["x:ines", 1, 50, 0],
    ["x:tom", 1, 50, 1],
    ["x:ines", 1, 50, 2],
  ]) as string[];
  expect(new Set(twice).size).toBe(3);
  const until = String(indexed(["x:ines", 1, 50, Dexie.maxKey]));
  expect(twice.filter((text) => text.startsWith(until.slice(0, 4))).every((text) => text <= until)).toBe(
    true,
  );
});
