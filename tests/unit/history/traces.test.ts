import { expect, it } from "vitest";

import { keysMeant, tracesIn } from "../../../lib/traces.ts";

it.each([
  ["Write to Ines.Duarte@Example.com.", ["email:ines.duarte@example.com"]],
  ["Call me: +49 (30) 123-4567, please", ["phone:+49301234567"]],
  ["Call me: 0049 30 1234567", ["phone:+49301234567"]],
  ["My order no. AB-12345 is lost", ["order:AB-12345"]],
  ["Bestellnummer: 40012345 fehlt", ["order:40012345"]],
  ["pedido #998877 sin llegar", ["order:998877"]],
  ["注文番号 20260312 が届きません", ["order:20260312"]],
  ["order #4711x and #4711", ["order:4711"]],
  [
    "also on https://www.instagram.com/ines.d/ and x.com/InesD",
    ["account:x:inesd", "account:instagram:ines.d"],
  ],
])("finds in %j what may tell who somebody is", (text, traces) => {
  expect(tracesIn(text)).toEqual(traces);
});

it.each([
  "I ordered three days ago",
  "order now, only 25 left",
  "030 1234567",
  "12/03/2026 and 14:30",
  "#lostparcel",
  "see https://x.com/home and https://x.com/northlane/status/123456789",
  "https://www.facebook.com/groups/12345",
  "@northlane where is it",
])("finds nothing in %j", (text) => {
  expect(tracesIn(text)).toEqual([]);
});

it("reads addresses that the page cut short in the text", () => {
  expect(tracesIn("me: instagram.com/in…", ["https://www.instagram.com/ines.d"])).toContain(
    "account:instagram:ines.d",
  );
});

it("keeps no list of a hundred addresses, and takes no time over a long one", () => {
  const list = Array.from({ length: 100 }, (_each, index) => `a${index}@example.com`).join(" ");
  expect(tracesIn(list)).toHaveLength(20);
  const started = performance.now();
  tracesIn(`${"a".repeat(25_000)}@`);
  tracesIn(`order ${"1-".repeat(12_000)}`);
  tracesIn("+1 ".repeat(8_000));
  // Each was a second or more where the pattern went back over what it had read.
  expect(performance.now() - started).toBeLessThan(1_000);
});

it.each([
  ["@Ines", ["x:ines", "facebook:ines", "crm:@ines"]],
  ["ines@example.com", ["email:ines@example.com"]],
  [
    "+49 30 1234567",
    ["phone:+49301234567", "x:+49 30 1234567", "facebook:+49 30 1234567", "crm:+49 30 1234567"],
  ],
  ["https://x.com/ines", ["x:ines"]],
])("takes %j typed whole for the accounts it may mean", (typed, keys) => {
  expect(keysMeant(typed, ["x", "facebook"])).toEqual(expect.arrayContaining(keys));
});
