// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";

import type { HealthNote } from "../../../lib/health.ts";
import { healthNoteSchema } from "../../../lib/health.ts";
import { createHealthKeeper, type HealthKeeper } from "../../../lib/overlay/health-keeper.ts";
import { mentionBy } from "../mentions.ts";

let notes: HealthNote[];
let keeper: HealthKeeper;

const item = (): Element => document.createElement("article");
const good = {
  mention: mentionBy("ines", "1", "Where is my parcel?"),
  layers: { id: "hook", name: "semantic" },
} as const;

beforeEach(() => {
  vi.useFakeTimers();
  notes = [];
  keeper = createHealthKeeper({ name: "x", floors: {} }, "mentions", (note) => notes.push(note));
});

test("tells what is new, at most every ten seconds, and nothing twice", () => {
  keeper.count(item(), good);
  keeper.tell();
  expect(notes).toEqual([]);
  vi.advanceTimersByTime(10_000);
  keeper.count(item(), { skipped: "promoted" });
  keeper.tell();
  expect(notes).toMatchObject([
    {
      site: "x",
      surface: "mentions",
      state: "ok",
      tally: { read: 1, promoted: 1, layers: { id: { hook: 1 } } },
    },
  ]);
  vi.advanceTimersByTime(10_000);
  keeper.tell();
  expect(notes).toHaveLength(1);
});

test("tells what is left when the person goes elsewhere, and starts over there", () => {
  for (let count = 0; count < 6; count += 1) keeper.count(item(), { skipped: "unreadable" });
  expect(keeper.state()).toBe("blind");
  keeper.moved("profile");
  expect(keeper.state()).toBe("ok");
  expect(notes).toMatchObject([{ surface: "mentions", state: "blind", tally: { unreadable: 6 } }]);
  keeper.count(item(), good);
  keeper.tell(true);
  expect(notes[1]).toMatchObject({ surface: "profile", tally: { read: 1, unreadable: 0 } });
});

test("what it tells fits what the background takes, with three structures at most", () => {
  for (let count = 0; count < 6; count += 1) keeper.count(item(), { skipped: "unreadable" });
  keeper.tell(true);
  expect(healthNoteSchema.safeParse(notes[0]).success).toBe(true);
  expect(notes[0]?.structures).toEqual(["article", "article", "article"]);
});

test("tells that a page went blind even when no item was found at all", () => {
  document.body.innerHTML = `<main>${"words ".repeat(1_000)}</main>`;
  vi.advanceTimersByTime(30_000);
  keeper.tell();
  expect(notes).toMatchObject([{ state: "blind", tally: { read: 0 } }]);
});
