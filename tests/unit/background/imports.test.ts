import { beforeEach, describe, expect, it } from "vitest";

import type { ImportedRow } from "../../../lib/import/row.ts";
import type { Contact } from "../../../lib/history.ts";
import { rememberForgotten } from "../../../lib/store/forgotten.ts";
import { readImports } from "../../../lib/store/imports.ts";
import { readCustomers } from "../../../lib/store/people.ts";
import { fromPage, fromPanel, START, testBackground, type TestBackground } from "./fixture.ts";
import { lost, valueOf } from "./steps.ts";
import { begin, chosen, importedLines, send, ticket } from "./import-steps.ts";

let background: TestBackground;
beforeEach(async () => {
  background = await testBackground();
});

const lines = (): Promise<Contact[]> => importedLines(background);

describe("an import", () => {
  it("stores its rows as lines of timelines, with whose they are and where they came from", async () => {
    const { id } = await begin(background);
    const row = ticket(7, {
      accounts: [
        { channel: "email", name: "ines@example.com" },
        { channel: "phone", name: "+4930901820" },
        { channel: "x", name: "ines" },
      ],
      name: "Ines",
      orders: ["a-17"],
      title: "Late",
      state: "open",
    });
    await background.handlers.importRows({ importId: id, from: 0, to: 1, read: 50, rows: [row] }, fromPanel);
    expect(await lines()).toEqual([
      {
        id: "import:Zendesk:ticket:7",
        customerKey: "email:ines@example.com",
        at: START - 7_000,
        contactAt: START - 7_000,
        channel: "email",
        kind: "ticket",
        name: "Ines",
        text: "Where is parcel 7?",
        title: "Late",
        state: "open",
        traces: ["phone:+4930901820", "account:x:ines", "order:A-17"],
        source: { name: "tickets.csv", importId: id, line: 7 },
      },
    ]);
    expect(await readCustomers(background.database, ["email:ines@example.com"])).toMatchObject([
      {
        site: "email",
        handle: "ines@example.com",
        name: "Ines",
        nameKey: "ines",
        contactCount: 1,
        lastContactAt: START - 7_000,
      },
    ]);
  });

  it("checks every row: those that do not fit are told of by line, and the others are kept", async () => {
    const run = await begin(background);
    const { refused, run: after } = await send(background, run, [
      ticket(1),
      { ...ticket(2), at: -1 },
      "no row",
      { ...ticket(4), __proto__: null, surprise: true },
      ticket(5),
    ]);
    expect(refused.map(({ line }) => line)).toEqual([2, 0, 4]);
    expect(after.counts).toEqual({ added: 2, updated: 0, known: 0, refused: 3 });
    expect(await lines()).toHaveLength(2);
  });

  it("stores each batch with its place, once: what is sent again is out of step", async () => {
    const run = await begin(background);
    const { run: after } = await send(background, run, [ticket(1), ticket(2)]);
    expect(after).toMatchObject({ records: 2, batches: 1, read: 100 });
    const again = await background.handlers.importRows(
      { importId: run.id, from: 0, to: 2, read: 100, rows: [ticket(1), ticket(2)] },
      fromPanel,
    );
    expect(again).toMatchObject({ ok: false, problem: { code: "out_of_step", detail: "2" } });
    expect((await readImports(background.database))[0]).toEqual(after);
  });

  it("stores nothing of a batch that cannot be stored whole", async () => {
    const run = await begin(background);
    background.database.imports.hook("updating", () => {
      throw new Error("the disk is full");
    });
    await expect(send(background, run, [ticket(1)])).rejects.toThrow("the disk is full");
    expect(await lines()).toEqual([]);
    expect((await readImports(background.database))[0]?.records).toBe(0);
  });

  it("keeps two batches that come at once in their order", async () => {
    const { id } = await begin(background);
    const batch = (
      from: number,
    ): { importId: string; from: number; to: number; read: number; rows: unknown[] } => ({
      importId: id,
      from,
      to: from + 1,
      read: from,
      rows: [ticket(from + 1)],
    });
    const answers = await Promise.all(
      [0, 1, 2].map((from) => background.handlers.importRows(batch(from), fromPanel)),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await lines()).toHaveLength(3);
  });

  it("of the same rows a second time adds nothing, and of changed ones what changed", async () => {
    const first = await begin(background);
    await send(background, first, [ticket(1), ticket(2), withoutId(3)]);
    const second = await begin(background);
    const { run } = await send(background, second, [ticket(1), ticket(2, { state: "solved" }), withoutId(3)]);
    expect(run.counts).toEqual({ added: 0, updated: 1, known: 2, refused: 0 });
    expect(await lines()).toHaveLength(3);
    expect((await lines()).find(({ id }) => id.endsWith(":2"))).toMatchObject({ state: "solved" });
  });

  it("tells of lines of one file that have one id and say different things", async () => {
    const run = await begin(background);
    const { refused, run: after } = await send(background, run, [
      ticket(1),
      ticket(2, { id: "1", text: "Another." }),
      ticket(1),
    ]);
    expect(refused).toEqual([{ line: 2, isRepeated: true }]);
    expect(after.counts).toMatchObject({ added: 1, known: 1, refused: 1 });
  });

  it("does not bring back what was erased", async () => {
    const { database } = background;
    await database.transaction("rw", database.forgotten, () =>
      rememberForgotten(database, ["import:Zendesk:ticket:1"], START),
    );
    const { run } = await send(background, await begin(background), [ticket(1), ticket(2)]);
    expect(run.counts).toMatchObject({ added: 1, known: 1 });
    expect((await lines()).map(({ id }) => id)).toEqual(["import:Zendesk:ticket:2"]);
  });

  it("counts for the accounts of sites, beside what was known of them", async () => {
    valueOf(await background.handlers.correct({ mention: lost, service: true }, fromPage));
    const run = await begin(background);
    const ofInes = { accounts: [{ channel: "x" as const, name: "ines" }] };
    await send(background, run, [ticket(1, ofInes), ticket(2, ofInes)]);
    expect(await readCustomers(background.database, ["x:ines"])).toMatchObject([{ contactCount: 3 }]);
    const [annotation] = valueOf(
      await background.handlers.annotate({ mentions: [lost] }, fromPage),
    ).annotations;
    expect(annotation).toMatchObject({ contactCount: 2 });
  });

  it("remembers how its columns were read", async () => {
    await begin(background);
    expect(await background.database.importMappings.get(chosen.signature)).toMatchObject({
      mapping: chosen.mapping,
    });
  });
});

function withoutId(line: number): ImportedRow {
  const { id: _, ...row } = ticket(line);
  return row;
}
