import { expect, it } from "vitest";

import { summarise } from "../../../lib/history-summary.ts";
import { DAY, line, NOON } from "./lines.ts";

it("counts, spans, finds what two are about, and how we answered last", () => {
  const lines = [
    line("x:ines", 0, "mention", "And order 40012345?"),
    line("email:i@example.com", 8, "mail", "On its way", { direction: "out", channel: "email" }),
    line("x:ines", 9, "resolved", "answered"),
    line("email:i@example.com", 10, "mail", "Order 40012345 did not come", { direction: "in" }),
    line("x:ines", 20, "mention", "Nice shop", { topic: "product" }),
  ];
  expect(summarise({ contacts: 4, firstAt: NOON - 20 * DAY, openCases: 1, lines })).toEqual({
    contacts: 4,
    days: 20,
    repeated: { what: "order", order: "40012345", count: 2 },
    openCases: 1,
    last: { what: "answered", by: "mail", at: NOON - 8 * DAY },
  });
});

it("says a shared topic where no order is named twice, and the outcome where that came last", () => {
  const lines = [
    line("x:ines", 1, "resolved", "fixed"),
    line("x:ines", 2, "mention", "Where is it?", { topic: "delivery" }),
    line("x:ines", 3, "mention", "Hello?", { topic: "delivery" }),
    line("x:ines", 4, "mention", "Lost, order 12345", { topic: "billing" }),
  ];
  const summary = summarise({ contacts: 3, firstAt: NOON - 4 * DAY, openCases: 0, lines });
  expect(summary.repeated).toEqual({ what: "topic", topic: "delivery", count: 2 });
  expect(summary.last).toEqual({ what: "resolved", code: "fixed", at: NOON - DAY });
});

it("says nothing that it does not know", () => {
  expect(summarise({ contacts: 0, firstAt: undefined, openCases: 0, lines: [] })).toEqual({
    contacts: 0,
    openCases: 0,
  });
  const once = [line("x:ines", 0, "mention", "Where?", { topic: "delivery" })];
  expect(summarise({ contacts: 1, firstAt: NOON, openCases: 0, lines: once })).toEqual({
    contacts: 1,
    openCases: 0,
  });
});
