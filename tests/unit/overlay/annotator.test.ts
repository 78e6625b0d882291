import { answerWith, heard } from "./background.ts";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Mention } from "../../../lib/mention.ts";
import { createAnnotator, type Annotator } from "../../../lib/overlay/annotator.ts";
import { failure, success } from "../../../lib/result.ts";
import { mentionBy } from "../mentions.ts";

let frames: (() => void)[] = [];
let answered: string[] = [];
let failed: string[][] = [];
let annotator: Annotator;

const mention = (id: number, text = "where is it?"): Mention => mentionBy("ines", String(id), text);

function nextFrame(): void {
  const due = frames;
  frames = [];
  for (const frame of due) frame();
}

const batches = (): string[][] =>
  heard.map(({ input }) => (input["mentions"] as Mention[]).map(({ id }) => id));

beforeEach(() => {
  frames = [];
  answered = [];
  failed = [];
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => {
    frames = [];
  });
  answerWith(({ input }) =>
    success({ annotations: (input["mentions"] as Mention[]).map(({ key }) => ({ key })) }),
  );
  annotator = createAnnotator(() => undefined, {
    answered: ({ key }) => answered.push(key),
    failed: (mentions) => failed.push(mentions.map(({ key }) => key)),
  });
});

afterEach(() => vi.unstubAllGlobals());

describe("mentions are asked for", () => {
  test("in one message per frame", async () => {
    for (const id of [1, 2, 3]) annotator.ask(mention(id));
    expect(heard).toEqual([]);
    nextFrame();
    await vi.waitFor(() => expect(answered).toEqual(["x:1", "x:2", "x:3"]));
    expect(batches()).toEqual([["1", "2", "3"]]);
  });

  test("once a frame, with the newest words", () => {
    annotator.ask(mention(1, "old"));
    annotator.ask(mention(1, "new"));
    nextFrame();
    expect(heard[0]?.input["mentions"]).toMatchObject([{ text: "new" }]);
  });

  test("at most 200 in a message, the rest in the next frame", () => {
    for (let id = 0; id < 201; id += 1) annotator.ask(mention(id));
    nextFrame();
    nextFrame();
    expect(batches().map((batch) => batch.length)).toEqual([200, 1]);
  });

  test("again without the odd one, when one of them does not fit", async () => {
    answerWith(({ input }) => {
      const mentions = input["mentions"] as Mention[];
      if (mentions.some(({ id }) => id === "2")) return failure("bad_input", "2");
      return success({ annotations: mentions.map(({ key }) => ({ key })) });
    });
    for (const id of [1, 2, 3, 4]) annotator.ask(mention(id));
    nextFrame();
    await vi.waitFor(() => expect(failed).toEqual([["x:2"]]));
    expect(answered.toSorted()).toEqual(["x:1", "x:3", "x:4"]);
  });

  test("no more once we stop", () => {
    annotator.ask(mention(1));
    annotator.stop();
    nextFrame();
    expect(heard).toEqual([]);
  });
});
