import { describe, expect, it } from "vitest";

import { correctionPackSchema, MAX_CORRECTIONS, MAX_PACK_LENGTH } from "../../../lib/correction.ts";
import { catalogue } from "../../../lib/messages/catalogue.ts";
import { sendDue } from "../../../lib/background/hand-off.ts";
import { mira } from "../people.ts";
import { mentionBy } from "../mentions.ts";
import { become, fromPage, fromPanel, testBackground, type TestBackground } from "./fixture.ts";
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

it("takes a correction back by the key alone, and judges the mention anew", async () => {
  const background = await testBackground();
  await annotate(background, lost);
  valueOf(await background.handlers.correct({ mention: lost, service: false }, fromPage));
  background.notices.length = 0;
  valueOf(await background.handlers.undoCorrection({ mentionKey: lost.key }, fromPanel));
  expect(await background.database.corrections.count()).toBe(0);
  expect(await background.database.mentions.count()).toBe(1);
  expect(await background.learned.corrections()).toEqual([]);
  expect(background.notices).toEqual([{ notice: { notice: "annotationsChanged" }, tabId: undefined }]);
});

it("takes a correction back when its mention is long forgotten", async () => {
  const background = await testBackground();
  valueOf(await background.handlers.correct({ mention: lost, service: false }, fromPage));
  const later = await testBackground();
  await later.database.corrections.bulkPut(await background.database.corrections.toArray());
  valueOf(await later.handlers.undoCorrection({ mentionKey: lost.key }, fromPanel));
  expect(await later.database.corrections.count()).toBe(0);
});

it("forgets a mention that was kept only because somebody called it service", async () => {
  const background = await testBackground();
  valueOf(await background.handlers.correct({ mention: praise, service: true }, fromPage));
  expect(await background.database.mentions.count()).toBe(1);
  valueOf(await background.handlers.undoCorrection({ mentionKey: praise.key }, fromPanel));
  expect(await background.database.mentions.count()).toBe(0);
});

const entry = (word: number) => ({
  id: "any",
  service: true,
  words: [word],
  by: "import",
  at: "2026-01-01T00:00:00.000Z",
});
const packFrom = (from: number, count: number): string =>
  JSON.stringify({
    format: "baton-corrections-1",
    corrections: Array.from({ length: count }, (_, index) => entry(from + index)),
  });

const importInto = ({ handlers }: TestBackground, text: string) =>
  handlers.importCorrections({ text }, fromPanel);

describe("a pack of corrections", () => {
  const contest = mentionBy("jonas", "7", "Where is the best pumpkin? Carve yours and tag a friend");

  async function packOf(...said: (readonly [typeof contest, boolean])[]): Promise<string> {
    const background = await testBackground();
    for (const [mention, service] of said) {
      valueOf(await background.handlers.correct({ mention, service }, fromPage));
    }
    return JSON.stringify(valueOf(await background.handlers.exportCorrections({}, fromPanel)));
  }

  it("holds neither the words nor the people nor the posts", async () => {
    const text = await packOf([contest, false], [praise, true]);
    expect(correctionPackSchema.parse(JSON.parse(text)).corrections).toHaveLength(2);
    expect(text).not.toMatch(/pumpkin|friend|jonas|Ada|x:|"7"/u);
  });

  it("teaches another browser, which knows it the second time", async () => {
    const text = await packOf([contest, false]);
    const other = await testBackground();
    expect(valueOf(await importInto(other, text))).toEqual({ imported: 1, known: 0, unreadable: 0 });
    expect(await other.learned.corrections()).toMatchObject([{ service: false, by: "import" }]);
    expect(other.notices.at(-1)?.notice).toEqual({ notice: "annotationsChanged" });
    expect(valueOf(await importInto(other, text))).toEqual({ imported: 0, known: 1, unreadable: 0 });
    expect(await other.database.corrections.count()).toBe(1);
  });

  it("comes home as known", async () => {
    const background = await testBackground();
    valueOf(await background.handlers.correct({ mention: contest, service: false }, fromPage));
    const pack = valueOf(await background.handlers.exportCorrections({}, fromPanel));
    expect(valueOf(await importInto(background, JSON.stringify(pack)))).toMatchObject({
      imported: 0,
      known: 1,
    });
  });

  it("is taken back apart from what people said here", async () => {
    const background = await testBackground();
    valueOf(await importInto(background, await packOf([contest, false])));
    valueOf(await background.handlers.correct({ mention: praise, service: true }, fromPage));
    expect(valueOf(await background.handlers.undoCorrections({ which: "imported" }, fromPanel))).toEqual({
      undone: 1,
    });
    expect(await background.database.corrections.toCollection().primaryKeys()).toEqual([praise.key]);
    expect(valueOf(await background.handlers.undoCorrections({ which: "all" }, fromPanel))).toEqual({
      undone: 1,
    });
    expect(await background.learned.corrections()).toEqual([]);
  });

  it("is taken without the entries that are no corrections, and without a date in the future", async () => {
    const [good] = correctionPackSchema.parse(JSON.parse(await packOf([contest, false]))).corrections;
    const corrections = [
      { ...good, at: "2099-01-01T00:00:00.000Z", words: good?.words.toReversed() },
      { ...good, words: ["pumpkin"] },
      { ...good, text: "a text" },
      null,
    ];
    const background = await testBackground();
    const text = JSON.stringify({ format: "baton-corrections-1", corrections });
    expect(valueOf(await importInto(background, text))).toEqual({ imported: 1, known: 0, unreadable: 3 });
    expect(await background.database.corrections.toArray()).toMatchObject([
      { at: background.clock, words: good?.words, source: "import" },
    ]);
  });

  it.each([
    ["no JSON", "hello", "pack_no_json"],
    ["another format", '{"format":"baton-corrections-9","corrections":[]}', "pack_other_format"],
    ["no pack at all", "[1,2,3]", "pack_other_format"],
    [
      "more entries than a pack may hold",
      JSON.stringify({ format: "baton-corrections-1", corrections: Array(MAX_CORRECTIONS + 1).fill(null) }),
      "pack_other_format",
    ],
  ])("is refused when it is %s", async (_what, text, code) => {
    const background = await testBackground();
    const answered = await importInto(background, text);
    expect(answered.ok ? "ok" : answered.problem.code).toBe(code);
    expect(await background.database.corrections.count()).toBe(0);
  });

  it("is refused when there is no room for it, and changes nothing", async () => {
    const background = await testBackground();
    valueOf(await importInto(background, packFrom(0, MAX_CORRECTIONS)));
    const answered = await importInto(background, packFrom(MAX_CORRECTIONS, 1));
    expect(answered.ok ? "ok" : answered.problem.code).toBe("pack_no_room");
    expect(await background.database.corrections.count()).toBe(MAX_CORRECTIONS);
  });

  it("is not even read when it is too long", () => {
    const { input } = catalogue.importCorrections;
    expect(input.safeParse({ text: "x".repeat(MAX_PACK_LENGTH + 1) }).success).toBe(false);
  });
});
