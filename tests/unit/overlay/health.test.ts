import { expect, test } from "vitest";

import { healthOf } from "../../../lib/overlay/health.ts";

const noText = (): number => 0;
const muchText = (): number => 5_000;

test("a page whose posts are read is healthy, and so is one with a few odd ones", () => {
  expect(healthOf({ seen: 20, read: 20 }, 60_000, muchText)).toBe("ok");
  expect(healthOf({ seen: 20, read: 11 }, 60_000, muchText)).toBe("ok");
});

test("a page most of whose posts cannot be read is degraded", () => {
  expect(healthOf({ seen: 20, read: 9 }, 60_000, muchText)).toBe("degraded");
});

test("too few posts say nothing", () => {
  expect(healthOf({ seen: 3, read: 0 }, 60_000, muchText)).toBe("ok");
});

test("a page full of text without any post, for a while, is blind", () => {
  expect(healthOf({ seen: 0, read: 0 }, 60_000, muchText)).toBe("blind");
  expect(healthOf({ seen: 0, read: 0 }, 1_000, muchText)).toBe("ok");
});

test("an empty page is just empty", () => {
  expect(healthOf({ seen: 0, read: 0 }, 60_000, noText)).toBe("ok");
});
