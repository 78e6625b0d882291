import { expect, it } from "vitest";

import { emptyTally, type HealthNote } from "../../../lib/health.ts";
import { catalogue } from "../../../lib/messages/catalogue.ts";
import { noteHealth, readHealth } from "../../../lib/store/health.ts";
import { fromPage, fromPanel, testBackground } from "./fixture.ts";

const note: HealthNote = {
  site: "x",
  surface: "mentions",
  tally: { ...emptyTally(), read: 4, unreadable: 1, layers: { id: { hook: 3, address: 1 } } },
  state: "ok",
  structures: ["article(text)"],
};
const DAY = 24 * 60 * 60 * 1000;

it("adds up what pages tell, by site, surface and day", async () => {
  const { database, handlers } = await testBackground();
  await handlers.noteHealth(note, fromPage);
  await handlers.noteHealth({ ...note, state: "degraded" }, fromPage);
  await handlers.noteHealth({ ...note, surface: "profile" }, fromPage);
  const rows = await readHealth(database);
  expect(rows).toHaveLength(2);
  expect(rows.find(({ surface }) => surface === "mentions")).toMatchObject({
    state: "degraded",
    structures: ["article(text)"],
    tally: { read: 8, unreadable: 2, layers: { id: { hook: 6, address: 2 } } },
  });
});

it("forgets what is older than thirty days, and all when told to", async () => {
  const { database, handlers } = await testBackground();
  const now = Date.UTC(2026, 4, 1);
  await noteHealth(database, note, now - 31 * DAY);
  await noteHealth(database, note, now);
  expect(await readHealth(database)).toHaveLength(1);
  await handlers.forgetHealth({}, fromPanel);
  expect(await readHealth(database)).toEqual([]);
});

it("starts a day over whose row does not fit any more", async () => {
  const { database } = await testBackground();
  const now = Date.UTC(2026, 4, 1);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a row of an older build
  await database.health.put({ key: "x mentions 2026-05-01", at: now, read: "many" } as never);
  await noteHealth(database, note, now);
  expect(await readHealth(database)).toMatchObject([{ tally: { read: 4 } }]);
});

it("keeps no word of a page, whatever a note says", () => {
  const { data } = catalogue.noteHealth.input.safeParse({ ...note, structures: ["article(Ines Valdovar)"] });
  expect(data?.structures).toEqual(["article(other other)"]);
});

it.each([
  ["a structure without end", { ...note, structures: ["div ".repeat(1_000)] }],
  ["a count below nothing", { ...note, tally: { ...note.tally, read: -1 } }],
  ["a surface that there is not", { ...note, surface: "ines" }],
  ["a field that there is not", { ...note, tally: { ...note.tally, layers: { ines: { hook: 1 } } } }],
  ["more structures than are kept", { ...note, structures: Array.from({ length: 4 }, () => "div") }],
])("refuses a note with %s", (_what, input) => {
  expect(catalogue.noteHealth.input.safeParse(input).success).toBe(false);
});
