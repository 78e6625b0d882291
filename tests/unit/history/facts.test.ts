import fc from "fast-check";
import { expect, it } from "vitest";

import { changeFacts, mergeFacts, type CustomerFacts, type FactsChange } from "../../../lib/facts.ts";
import { laterOf, linkOf, pairOf } from "../../../lib/link.ts";

const change: fc.Arbitrary<FactsChange> = fc.record(
  {
    vip: fc.constantFrom(true as const, null),
    value: fc.constantFrom("gold", "silver", null),
    tags: fc.constantFrom(["a"], ["b", "c"], null),
  },
  { requiredKeys: [] },
);
const said = fc.record({
  change,
  stamp: fc.record({ by: fc.constantFrom("Ada", "Mira", "Tom"), at: fc.integer({ min: 0, max: 5 }) }),
});
const words = fc.uniqueArray(said, { selector: ({ stamp }) => `${stamp.by} ${stamp.at}` });

it("comes to the same facts in whichever order two people's words arrive", () => {
  fc.assert(
    fc.property(words, fc.gen(), (all, gen) => {
      const fold = (heard: typeof all): CustomerFacts | undefined =>
        heard.reduce<CustomerFacts | undefined>(
          (row, each) => changeFacts(row, "x:ines", each.change, each.stamp),
          undefined,
        );
      const shuffled = gen(fc.shuffledSubarray<(typeof all)[number]>, all, { minLength: all.length });
      expect(fold(shuffled)?.facts).toEqual(fold(all)?.facts);
    }),
  );
});

it("shows the latest word of a person's accounts, all tags, and silence whoever asked for it", () => {
  const by = "Ada";
  const x = changeFacts(
    undefined,
    "x:ines",
    { value: "silver", tags: ["press"], doNotContact: true },
    { by, at: 1 },
  );
  const mail = changeFacts(
    undefined,
    "email:i@example.com",
    { value: "gold", tags: ["trade"] },
    { by, at: 2 },
  );
  const unset = changeFacts(undefined, "crm:1", { doNotContact: null }, { by, at: 3 });
  expect(mergeFacts([x, mail, unset])).toEqual({
    value: "gold",
    tags: ["press", "trade"],
    doNotContact: true,
  });
  expect(mergeFacts([])).toEqual({});
});

it("knows a pair whichever is named first, and keeps the later word on it", () => {
  expect(pairOf("x:b", "x:a")).toBe(pairOf("x:a", "x:b"));
  const pair = ["x:a", "x:b"] as const;
  const linked = linkOf(pair, { state: "linked", ground: "said", by: "Ada", at: 2 });
  const undone = linkOf(pair, { state: "undone", ground: "said", by: "Ada", at: 3 });
  expect(laterOf(linked, undone)).toBe(undone);
  expect(laterOf(undone, linked)).toBe(undone);
  const atOnce = { ...undone, at: 2 };
  expect(laterOf(linked, atOnce)).toBe(laterOf(atOnce, linked));
});
