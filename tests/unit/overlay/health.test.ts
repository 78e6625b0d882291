import { expect, test } from "vitest";

import { emptyTally, type Tally } from "../../../lib/health.ts";
import { healthOf, type Health } from "../../../lib/overlay/health.ts";

const noText = (): number => 0;
const muchText = (): number => 5_000;

function health(tally: Partial<Tally>, openFor = 60_000, text = muchText): Health {
  return healthOf({ ...emptyTally(), ...tally }, { postedAt: 0.9 }, openFor, text);
}

const timed = (count: number): Tally["layers"] => ({ postedAt: { hook: count } });

test("a page whose posts are read is healthy, and so is one with a single odd one", () => {
  expect(health({ read: 20, layers: timed(20) })).toBe("ok");
  expect(health({ read: 7, unreadable: 1, layers: timed(7) })).toBe("ok");
  expect(health({ read: 30, unreadable: 3, layers: timed(30) })).toBe("ok");
});

test("a page of which more than a tenth cannot be read is degraded", () => {
  expect(health({ read: 17, unreadable: 3, layers: timed(17) })).toBe("degraded");
});

test("a page whose posts lack what this site always shows is degraded", () => {
  expect(health({ read: 20 })).toBe("degraded");
  expect(health({ read: 20, layers: { postedAt: { hook: 9, address: 10 } } })).toBe("ok");
});

test("a page of which next to nothing can be read is blind", () => {
  expect(health({ read: 1, unreadable: 19, layers: timed(1) })).toBe("blind");
  expect(health({ unreadable: 5 })).toBe("blind");
});

test("too few posts say nothing", () => {
  expect(health({ unreadable: 3 })).toBe("ok");
  expect(health({ read: 4 })).toBe("ok");
});

test("a page full of text without any post, for a while, is blind", () => {
  expect(health({})).toBe("blind");
  expect(health({}, 1_000)).toBe("ok");
});

test("a page whose posts only have no address yet is not blind", () => {
  expect(health({ unaddressed: 4 })).toBe("ok");
});

test("an empty page is just empty", () => {
  expect(health({}, 60_000, noText)).toBe("ok");
});
