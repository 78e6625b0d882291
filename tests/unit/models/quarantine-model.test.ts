import { expect, it, vi } from "vitest";

import { connect } from "../background/connect.ts";
import { testBackground } from "../background/fixture.ts";
import { createQuarantineModel } from "../../../lib/models/quarantine-model.ts";

const row = { table: "cases", at: 1, reason: "does not fit", row: { id: 7 } };

it("counts what was set aside, gives it whole, and removes only what was saved", async () => {
  const background = await testBackground();
  connect(background);
  await background.database.quarantine.bulkAdd([row, row]);
  const model = createQuarantineModel(background.database);
  await vi.waitUntil(() => model.count.value === 2);
  expect(model.isSaved.value).toBe(false);
  expect(JSON.parse(await model.save())).toMatchObject([row, row]);
  expect(model.isSaved.value).toBe(true);

  await background.database.quarantine.add(row);
  await vi.waitUntil(() => model.count.value === 3);
  expect(model.isSaved.value).toBe(false);
  await model.dismiss();
  await vi.waitUntil(() => model.count.value === 1);
  model.stop();
});

it("removes nothing that was not saved", async () => {
  const background = await testBackground();
  connect(background);
  await background.database.quarantine.add(row);
  const model = createQuarantineModel(background.database);
  await vi.waitUntil(() => model.count.value === 1);
  await model.dismiss();
  expect(await background.database.quarantine.count()).toBe(1);
  model.stop();
});
