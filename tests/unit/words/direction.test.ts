import { expect, it } from "vitest";

import { directionOf } from "../../../lib/words/direction.ts";

it.each([
  ["Where is my parcel?", "ltr"],
  ["أين طلبي؟", "rtl"],
  ["@northlane أين طلبي؟", "rtl"],
  ["#late https://example.com/a @northlane שלום", "rtl"],
  ["@northlane", "auto"],
  ["123 😤", "auto"],
  ["", "auto"],
] as const)("lays “%s” out %s", (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
