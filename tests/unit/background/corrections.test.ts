import { expect, it } from "vitest";

import { sendDue } from "../../../lib/background/hand-off.ts";
import { mira } from "../people.ts";
import { become, fromPage, fromPanel, testBackground } from "./fixture.ts";
import { annotate, caseIdOf, handOff, lost, praise, valueOf } from "./steps.ts";

it("lets a person's word outrank the detector, and take it back", async () => {
  const background = await testBackground();
  const said = valueOf(await background.handlers.correct({ mention: praise, service: true }, fromPage));
  expect(said).toMatchObject({ flagged: true, correction: "service" });
  const not = valueOf(await background.handlers.correct({ mention: lost, service: false }, fromPage));
  expect(not).toMatchObject({ flagged: false, correction: "not_service" });
  const back = valueOf(await background.handlers.correct({ mention: lost, service: null }, fromPage));
  expect(back).toMatchObject({ flagged: true });
  expect(back.correction).toBeUndefined();
});

it("forgets a mention that turned out to be no service request, and no longer counts it", async () => {
  const background = await testBackground();
  await annotate(background, lost);
  valueOf(await background.handlers.correct({ mention: lost, service: false }, fromPage));
  expect(await background.database.mentions.count()).toBe(0);
  expect(await background.database.customers.count()).toBe(0);
  valueOf(await background.handlers.correct({ mention: lost, service: null }, fromPage));
  expect(await background.database.mentions.count()).toBe(1);
});

it("keeps a mention that a case holds, whatever is said of it", async () => {
  const background = await testBackground();
  await handOff(background, lost);
  valueOf(await background.handlers.correct({ mention: lost, service: false }, fromPage));
  expect(await background.database.mentions.count()).toBe(1);
});

it("tells every page that like mentions may read differently after a correction", async () => {
  const background = await testBackground();
  valueOf(await background.handlers.correct({ mention: praise, service: true }, fromPage));
  expect(background.notices.at(-1)).toEqual({ notice: { notice: "annotationsChanged" }, tabId: undefined });
});

it("learns from an agent who declines a case as not service", async () => {
  const background = await testBackground();
  await handOff(background, lost);
  background.clock += 10_000;
  await sendDue(background);
  const caseId = await caseIdOf(background, lost);
  await become(background, mira);
  const command = { type: "decline", reason: "not_service", note: "" } as const;
  valueOf(await background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel));
  expect(await background.database.corrections.get("x:1")).toMatchObject({ service: false, by: "Mira" });
});
