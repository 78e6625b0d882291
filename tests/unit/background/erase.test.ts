import { expect, it } from "vitest";

import { receive } from "../../../lib/ledger/receipt.ts";
import type { WorkCommand } from "../../../lib/models/queue-model.ts";
import type { Handlers } from "../../../lib/messages/answer.ts";
import { takeIn } from "../../../lib/store/take-in.ts";
import { lena } from "../people.ts";
import { fromPanel, testBackground } from "./fixture.ts";
import { handOff, lost, valueOf } from "./steps.ts";
import { testDatabase } from "../store/test-database.ts";

it("forgets a case whole, keeps its signed entries, and adds nothing to it any more", async () => {
  const background = await testBackground(lena);
  const { case: glance } = await handOff(background, lost);
  const caseId = glance?.id ?? "";
  await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel);
  const work = (command: WorkCommand): ReturnType<Handlers["work"]> =>
    background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel);
  valueOf(await work({ type: "note", text: "Called Ines at home" }));
  expect(
    valueOf(await background.handlers.erasePerson({ accounts: [], caseIds: [caseId] }, fromPanel)).cases,
  ).toEqual([caseId]);

  const tables = background.database.tables.filter(({ name }) => name !== "settings");
  const everything = JSON.stringify(await Promise.all(tables.map((table) => table.toArray())));
  for (const word of ["ines", "Ines", lost.key, "parcel"]) expect(everything).not.toContain(word);
  expect(await background.database.events.count()).toBe(4);
  expect(await background.database.cases.get(caseId)).toMatchObject({
    status: "handed_off",
    erased: { by: lena },
  });
  expect(await work({ type: "note", text: "more" })).toMatchObject({
    ok: false,
    problem: { code: "erased" },
  });
});

it("forgets what reaches another browser in one batch with its erasure", async () => {
  const background = await testBackground(lena);
  const { database, handlers, cases } = background;
  const caseId = (await handOff(background, lost)).case?.id ?? "";
  await handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel);
  const before = await database.events.toArray();
  await handlers.work({ commandId: crypto.randomUUID(), caseId, command: { type: "erase" } }, fromPanel);
  const after = await database.events.toArray();
  expect(after.length).toBeGreaterThan(before.length);

  // Fetched before the server forgot it, delivered after.
  const { ledger } = await cases.identity();
  const entries = await Promise.all(
    after.map(async ({ sequence, receivedAt, entry }, index) => {
      const delivered = { sequence, receivedAt, caseId, entry, personal: before[index]?.personal };
      return { delivered, result: await receive(delivered, ledger) };
    }),
  );
  const other = testDatabase("other");
  await takeIn(other, ledger, entries);
  expect((await other.cases.get(caseId))?.erased).toBeDefined();
  const everything = JSON.stringify(await Promise.all(other.tables.map((table) => table.toArray())));
  for (const word of ["ines", "Ines", lost.key, "parcel"]) expect(everything).not.toContain(word);
});
