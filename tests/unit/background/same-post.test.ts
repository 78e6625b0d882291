/** A post that its site shows by another id than before: what was done with it stays with it. */
import { describe, expect, it } from "vitest";

import { sendDue } from "../../../lib/background/hand-off.ts";
import type { Mention } from "../../../lib/mention.ts";
import { mentionBy } from "../mentions.ts";
import { fromPage, fromPanel, testBackground } from "./fixture.ts";
import { annotate, caseIdOf, handOff, valueOf } from "./steps.ts";

function onFacebook(id: string, more: Partial<Mention> = {}): Mention {
  const { postedAt: _, ...mention } = mentionBy("ines", id, "Where is my parcel?", more);
  return { ...mention, key: `facebook:${id}`, site: "facebook", url: `https://www.facebook.com/${id}` };
}

const byPhoto = onFacebook("77");
const byAddress = onFacebook("pfbid061", { otherIds: ["77"] });

const orders: readonly [string, Mention, Mention][] = [
  ["by its photo first, then by its address", byPhoto, byAddress],
  ["by its address first, then by its photo", byAddress, byPhoto],
];

describe.each(orders)("a post that is known %s", (_, first, later) => {
  it("has its case under either", async () => {
    const background = await testBackground();
    const before = await handOff(background, first);
    const [after] = await annotate(background, later);
    expect(after).toEqual({ ...before, key: later.key });
  });

  it("is one contact, however often it is handed off", async () => {
    const background = await testBackground();
    await handOff(background, first);
    const again = await handOff(background, later);
    expect(again).toMatchObject({ key: later.key, contactCount: 0, case: { mentionCount: 1 } });
    expect(await background.database.mentions.count()).toBe(1);
    const card = valueOf(await background.handlers.historyCard({ mentionKey: later.key }, fromPanel));
    expect(card.timeline.filter(({ kind }) => kind === "mention")).toEqual([]);
  });

  it("keeps a person's word, and gives it up under either", async () => {
    const background = await testBackground();
    valueOf(await background.handlers.correct({ mention: first, service: false }, fromPage));
    expect(await annotate(background, later)).toMatchObject([{ key: later.key, correction: "not_service" }]);
    const back = valueOf(await background.handlers.correct({ mention: later, service: null }, fromPage));
    expect(back).toMatchObject({ key: later.key, flagged: true });
    expect(back.correction).toBeUndefined();
    expect(await background.database.corrections.count()).toBe(0);
  });

  it("is told of under the name that the page has for it", async () => {
    const background = await testBackground();
    await handOff(background, first);
    await annotate(background, later);
    background.clock += 10_000;
    background.notices.length = 0;
    await sendDue(background);
    expect(background.notices.map(({ notice }) => notice)).toContainEqual({
      notice: "annotationsChanged",
      mentionKeys: [first.key, later.key],
    });
  });

  it("is answered on the page that has it by its other name", async () => {
    const background = await testBackground();
    await handOff(background, first);
    await annotate(background, later);
    background.pages.set(1, () => ({ open: true, target: later.key }));
    const caseId = await caseIdOf(background, first);
    expect(valueOf(await background.handlers.findComposer({ caseId }, fromPanel))).toEqual({
      state: "ready",
    });
  });
});

it("takes nothing over from somebody else's post, whatever ids it claims", async () => {
  const background = await testBackground();
  await handOff(background, byPhoto);
  const author = { handle: "jonas", name: "Jonas", verified: false };
  expect((await annotate(background, { ...byAddress, author }))[0]?.case).toBeUndefined();
});

it("takes nothing over from another site's post with the same id", async () => {
  const background = await testBackground();
  await handOff(background, mentionBy("ines", "77", "Where is my parcel?"));
  expect((await annotate(background, byAddress))[0]?.case).toBeUndefined();
});
