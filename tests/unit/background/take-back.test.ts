import { beforeEach, describe, expect, it } from "vitest";

import type { Contact } from "../../../lib/history.ts";
import { readImports } from "../../../lib/store/imports.ts";
import { readCustomers } from "../../../lib/store/people.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { begin, importedLines, send, ticket } from "./import-steps.ts";
import { lost, valueOf } from "./steps.ts";

let background: TestBackground;
beforeEach(async () => {
  background = await testBackground();
});

const lines = (): Promise<Contact[]> => importedLines(background);

async function takeBack(importId: string): Promise<number[]> {
  const left: number[] = [];
  do left.push(valueOf(await background.handlers.takeBackImport({ importId }, fromPanel)).left);
  while (left.at(-1) !== 0);
  return left;
}

describe("taking an import back", () => {
  it("removes all it added and nothing else, batch by batch", async () => {
    valueOf(await background.handlers.correct({ mention: lost, service: true }, fromPage));
    const stored = (): Promise<unknown> =>
      Promise.all([background.database.contacts.toArray(), background.database.customers.toArray()]);
    const before = await stored();
    const first = await begin(background);
    const ofInes = { accounts: [{ channel: "x" as const, name: "ines" }] };
    const { run } = await send(background, first, [ticket(1), ticket(2, ofInes)]);
    await send(background, run, [ticket(3)]);
    expect(await takeBack(first.id)).toEqual([1, 0]);
    expect(await stored()).toEqual(before);
    expect(await readImports(background.database)).toEqual([]);
    expect(await lines()).toEqual([]);
  });

  it("leaves what an earlier import had brought", async () => {
    await send(background, await begin(background), [ticket(1)]);
    const second = await begin(background);
    await send(background, second, [ticket(1), ticket(2)]);
    await takeBack(second.id);
    expect((await lines()).map(({ id }) => id)).toEqual(["import:Zendesk:ticket:1"]);
    expect(
      await readCustomers(background.database, ["email:person1@example.com", "email:person2@example.com"]),
    ).toMatchObject([{ key: "email:person1@example.com" }]);
  });

  it("goes on where it was after a crash, and takes an import that has nothing", async () => {
    const empty = await begin(background);
    expect(await takeBack(empty.id)).toEqual([0]);
    const run = await begin(background);
    const { run: after } = await send(background, run, [ticket(1)]);
    await send(background, after, [ticket(2)]);
    await background.handlers.takeBackImport({ importId: run.id }, fromPanel);
    expect((await readImports(background.database))[0]).toMatchObject({ state: "taking_back", batches: 1 });
    const more = await background.handlers.importRows(
      { importId: run.id, from: 2, to: 3, read: 0, rows: [ticket(3)] },
      fromPanel,
    );
    expect(more).toMatchObject({ ok: false, problem: { code: "import_unknown" } });
    expect(await takeBack(run.id)).toEqual([0]);
  });
});
