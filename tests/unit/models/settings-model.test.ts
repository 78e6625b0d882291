import { expect, it, vi } from "vitest";

import { connect, disconnect } from "../background/connect.ts";
import { testBackground } from "../background/fixture.ts";
import { ready } from "../../../lib/models/live.ts";
import { createSettingsModel } from "../../../lib/models/settings-model.ts";
import { defaultSettings } from "../../../lib/settings.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { ada } from "../people.ts";
import { testDatabase } from "../store/test-database.ts";

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

it("has the background make the settings when this page came first", async () => {
  const background = await testBackground(ada);
  connect(background);
  await background.database.settings.clear();
  const model = createSettingsModel(background.database);
  await vi.waitUntil(() => model.settings.value.state === "ready");
  expect(ready(model.settings.value)).toEqual(await readSettings(background.database));
  expect(ready(model.settings.value)?.introduced).toBe(false);
  model.stop();
});

it("shows settings that were made without the page hearing of it", async () => {
  const background = await testBackground(ada);
  connect(background);
  // A store of its own that stays empty: nothing that the background writes is ever heard of in it.
  const deaf = testDatabase("deaf");
  const model = createSettingsModel(deaf);
  await vi.waitUntil(() => model.settings.value.state === "ready");
  expect(ready(model.settings.value)?.me).toEqual(ada);
  model.stop();
});

it("has settings that do not fit set aside, and goes on with the defaults", async () => {
  const background = await testBackground(ada);
  connect(background);
  const model = createSettingsModel(background.database);
  await vi.waitUntil(() => ready(model.settings.value)?.me.name === ada.name);
  await background.database.settings.put({ name: "settings", value: { me: "nobody" } });
  await vi.waitUntil(() => ready(model.settings.value)?.me.name === defaultSettings("").me.name);
  expect(await background.database.quarantine.count()).toBe(1);
  model.stop();
});

it("says so when there are no settings and nobody makes them", async () => {
  const background = await testBackground(ada);
  await background.database.settings.clear();
  disconnect();
  const model = createSettingsModel(background.database);
  await vi.waitUntil(() => model.settings.value.state === "failed");
  expect(ready(model.settings.value)).toBeUndefined();
  model.stop();
});
