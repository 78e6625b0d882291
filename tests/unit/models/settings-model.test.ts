import { expect, it, vi } from "vitest";

import { connect, disconnect } from "../background/connect.ts";
import { testBackground } from "../background/fixture.ts";
import { createSettingsModel } from "../../../lib/models/settings-model.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { ada } from "../people.ts";

it("saves two quick changes one after the other, so that both count", async () => {
  const background = await testBackground(ada);
  connect(background);
  const model = createSettingsModel(background.database);
  await Promise.all([
    model.save((now) => ({ me: { ...now.me, name: "Mira" } })),
    model.save((now) => ({ me: { ...now.me, role: "agent" } })),
  ]);
  expect((await readSettings(background.database)).me).toMatchObject({ name: "Mira", role: "agent" });
  await vi.waitUntil(() => model.settings.value.state === "ready");
  model.stop();
});

it("leaves what is stored as it was when a change is refused", async () => {
  const background = await testBackground(ada);
  connect(background);
  const model = createSettingsModel(background.database);
  expect(await model.save(() => ({ firstResponseMinutes: 0 }))).toBe(false);
  expect(model.report.value).toMatchObject({ turn: 1, problem: { code: "bad_input" } });
  expect((await readSettings(background.database)).firstResponseMinutes).toBe(60);
  model.stop();
});

it("goes on saving after an attempt that nobody answered", async () => {
  const background = await testBackground(ada);
  disconnect();
  const model = createSettingsModel(background.database);
  expect(await model.save(() => ({ undoSeconds: 20 }))).toBe(false);
  expect(model.report.value.problem?.code).toBe("unreachable");
  connect(background);
  expect(await model.save(() => ({ undoSeconds: 60 }))).toBe(true);
  expect(model.report.value.problem).toBeUndefined();
  model.stop();
});
