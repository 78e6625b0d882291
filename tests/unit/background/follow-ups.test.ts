/** What a customer writes further goes to their case; thanks, reposts, our own and other people's posts do not. */
import { describe, expect, it } from "vitest";

import type { Case } from "../../../lib/case/case.ts";
import type { Mention } from "../../../lib/mention.ts";
import type { WorkCommand } from "../../../lib/models/queue-model.ts";
import { mentionBy } from "../mentions.ts";
import { mira } from "../people.ts";
import { fromPanel, START, testBackground, type TestBackground } from "./fixture.ts";
import { annotate, handOff, lost, valueOf } from "./steps.ts";

const HOUR = 3_600_000;
const at = (time: number): string => new Date(time).toISOString();

/** By the customer of `lost`, in its conversation, after everything that happens in these tests. */
function further(more: Partial<Mention> = {}, text = "Still lost, order 4711"): Mention {
  return mentionBy("ines", "5", text, { conversationId: "1", postedAt: at(START + HOUR), ...more });
}

type Opened = { background: TestBackground; caseId: string; state: () => Promise<Case | undefined> };

async function opened(...commands: WorkCommand[]): Promise<Opened> {
  const background = await testBackground(mira);
  const caseId = (await handOff(background, lost)).case?.id ?? "";
  valueOf(await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel));
  for (const command of commands) {
    valueOf(await background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel));
  }
  background.clock = START + 2 * HOUR;
  return { background, caseId, state: () => background.database.cases.get(caseId) };
}

const claim = { type: "claim" } as const;
const wait = { type: "wait", reason: "her order number", until: START + 48 * HOUR } as const;
const resolve = { type: "resolve", outcome: "fixed", cause: "delivery", note: "" } as const;

describe("a further post of the customer", () => {
  it.each([
    ["unclaimed", [], "handed_off"],
    ["claimed", [claim], "claimed"],
    ["waiting for the customer", [claim, wait], "claimed"],
    ["resolved", [claim, resolve], "handed_off"],
  ] as const)("goes to a case that is %s, with its words, once", async (_state, commands, after) => {
    const { background, state } = await opened(...commands);
    const [annotation] = await annotate(background, further());
    expect(annotation?.case).toMatchObject({ mentionCount: 2, status: after });
    await annotate(background, further());
    expect(await state()).toMatchObject({ status: after, mentionKeys: [lost.key, "x:5"] });
    expect((await background.database.mentions.get("x:5"))?.mention.text).toBe("Still lost, order 4711");
  });

  it.each([
    ["thanks", further({}, "You are the best")],
    ["a repost", further({ repostedBy: "jonas" })],
    ["a post of ours", further({ author: { handle: "northlane", name: "Northlane", verified: false } })],
    ["somebody else's", further({ author: { handle: "jonas", name: "Jonas", verified: false } })],
    ["of another conversation", further({ conversationId: "77" })],
    ["of a conversation that the page does not name", further({ conversationId: undefined as never })],
    ["older", further({ postedAt: at(START - 9 * HOUR) })],
    ["of no known time", further({ postedAt: undefined as never, postedAtLabel: "2 h" })],
    ["private", further({ private: true })],
  ])("opens no case again when it is %s", async (_what, mention) => {
    const { background, state } = await opened(claim, resolve);
    await annotate(background, mention);
    expect(await state()).toMatchObject({ status: "resolved", mentionKeys: [lost.key] });
  });

  it.each([
    ["waits", [claim, wait], "waiting"],
    ["is resolved", [claim, resolve], "resolved"],
  ] as const)("leaves alone what %s since after it was written", async (_state, commands, after) => {
    const { background, state } = await opened(...commands);
    await annotate(background, further({ postedAt: at(START - HOUR) }));
    expect((await state())?.status).toBe(after);
  });

  it("stays out when a person said that it is no request, and waits while the handoff can be undone", async () => {
    const { background, state } = await opened();
    valueOf(
      await background.handlers.correct(
        { mention: further({ postedAt: at(START - 9 * HOUR) }), service: false },
        { sender: "page" },
      ),
    );
    await annotate(background, further());
    expect((await state())?.mentionKeys).toEqual([lost.key]);

    const held = await testBackground(mira);
    const caseId = (await handOff(held, lost)).case?.id ?? "";
    const [annotation] = await annotate(held, further());
    expect(annotation?.openCase?.id).toBe(caseId);
    expect((await held.database.cases.get(caseId))?.mentionKeys).toEqual([lost.key]);
  });
});
