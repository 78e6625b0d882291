import { handedOff } from "./connect.ts";
import { fromPanel, testBackground, type TestBackground } from "./fixture.ts";

import { beforeEach, describe, expect, it } from "vitest";

import type { Question } from "../../../lib/messages/questions.ts";
import { mentionBy } from "../mentions.ts";

const lost = mentionBy("ines", "1", "Where is my parcel?");
let background: TestBackground;
let caseId: string;
let asked: Question[];

beforeEach(async () => {
  background = await testBackground();
  caseId = await handedOff(background, lost);
  asked = [];
});

/** A tab whose content script gives these answers. */
function page(tabId: number, composer: unknown, insert: unknown = { inserted: true }): void {
  background.pages.set(tabId, (question) => {
    asked.push(question);
    return question.question === "composer" ? composer : insert;
  });
}

async function stateNow(): Promise<unknown> {
  return background.handlers.findComposer({ caseId }, fromPanel);
}

const put = (): Promise<unknown> => background.handlers.insertReply({ caseId, text: "Sorry!" }, fromPanel);

describe("the reply that a person has open", () => {
  it.each([
    ["none", []],
    ["none", [{ open: false }]],
    ["unsure", [{ open: true }]],
    ["other", [{ open: true, target: "x:2" }]],
    ["unsure", [{ open: true, target: "x:2" }, { open: true }]],
    [
      "ready",
      [
        { open: true, target: "x:2" },
        { open: true, target: "x:1" },
      ],
    ],
    ["none", [{ open: "yes" }]],
    ["none", [{ open: true, target: 1 }]],
    ["none", ["<script>"]],
  ])("is %s when pages answer %j", async (state, answers) => {
    answers.forEach((answer, index) => page(index + 1, answer));
    expect(await stateNow()).toEqual({ ok: true, value: { state } });
  });

  it("is none for a case that nobody knows", async () => {
    page(1, { open: true, target: "x:1" });
    expect(
      await background.handlers.findComposer({ caseId: `case-${"0".repeat(32)}` }, fromPanel),
    ).toMatchObject({ value: { state: "other" } });
  });
});

describe("a draft", () => {
  it("goes to the page where the reply is open, and to no other", async () => {
    page(1, { open: true, target: "x:2" });
    page(2, { open: true, target: "x:1" });
    expect(await put()).toEqual({ ok: true, value: {} });
    expect(asked.filter(({ question }) => question === "insert")).toEqual([
      { question: "insert", key: "x:1", text: "Sorry!" },
    ]);
  });

  it("goes nowhere when no reply to a post of the case is open", async () => {
    page(1, { open: true });
    page(2, { open: true, target: "x:2" });
    expect(await put()).toMatchObject({ ok: false, problem: { code: "no_composer" } });
    expect(asked.every(({ question }) => question === "composer")).toBe(true);
  });

  it.each([[{ inserted: false }], ["nonsense"], [{ inserted: "yes" }]])(
    "that the page did not take (%j) is told of",
    async (answer) => {
      page(1, { open: true, target: "x:1" }, answer);
      expect(await put()).toMatchObject({ ok: false, problem: { code: "not_inserted" } });
    },
  );
});
