import { answerWith, heard } from "./background.ts";

import { beforeEach, describe, expect, test, vi } from "vitest";

import type { Annotation, CaseGlance } from "../../../lib/annotation.ts";
import type { ChipAction } from "../../../lib/overlay/actions.ts";
import { createMentionBook, type MentionBook } from "../../../lib/overlay/mention-book.ts";
import { createVerbs, type Verbs } from "../../../lib/overlay/verbs.ts";
import { failure, success } from "../../../lib/result.ts";
import { mentionBy } from "../mentions.ts";

const mention = mentionBy("ines", "1", "where is my parcel?");
const { key } = mention;

const annotation: Annotation = {
  key,
  flagged: true,
  answer: "service",
  confidence: "likely",
  intent: "delivery",
  urgency: 2,
  contactCount: 0,
};

const glance: CaseGlance = {
  id: `case-${"0".repeat(32)}`,
  status: "handed_off",
  delivery: "held",
  releaseAt: Date.now() + 10_000,
  handedOffBy: "Me",
  handedOffByMe: true,
  handedOffAt: Date.now(),
  mentionCount: 1,
  outcomeIsNew: false,
};

let book: MentionBook;
let verbs: Verbs;
let said: string[] = [];
let askedAgain: string[] = [];

beforeEach(() => {
  said = [];
  askedAgain = [];
  book = createMentionBook(() => undefined);
  book.takeUp(mention);
  book.note(key, { annotation });
  verbs = createVerbs({
    book,
    viewer: () => "northlane",
    askAgain: (each) => askedAgain.push(each),
    announce: (text) => said.push(text),
    toggleCard: () => undefined,
  });
});

/** Acts, and waits until the answer has been taken in. */
async function act(action: ChipAction): Promise<void> {
  verbs.act(key, action);
  await vi.waitFor(() => expect(book.get(key)?.doing).toBeUndefined());
}

const names = (): string[] => heard.map(({ name }) => name);
const commandIds = (): unknown[] => heard.map(({ input }) => input["commandId"]);

describe("handing off", () => {
  test("shows at once, and keeps what the background answers", async () => {
    answerWith(() => success({ ...annotation, case: glance }));
    verbs.act(key, "hand_off");
    expect(book.get(key)?.doing).toBe("handing_off");
    await vi.waitFor(() => expect(book.get(key)?.annotation?.case).toEqual(glance));
    expect(said.at(-1)).toMatch(/^Handed off\. Undo for (9|10) seconds\.$/);
  });

  test("sends the mention as read, and who the page is logged in as", async () => {
    answerWith(() => success({ ...annotation, case: glance }));
    await act("hand_off");
    expect(heard[0]).toMatchObject({ name: "handOff", input: { mention, viewer: "northlane" } });
  });

  test("twice in a row is one message", async () => {
    answerWith(() => success({ ...annotation, case: glance }));
    verbs.act(key, "hand_off");
    await act("hand_off");
    expect(names()).toEqual(["handOff"]);
  });

  test("is tried again as the same command when nobody answered", async () => {
    answerWith(() => failure("unreachable", "gone"));
    await act("hand_off");
    expect(book.get(key)?.trouble).toEqual({ problem: "unreachable", retry: "hand_off" });
    await act("hand_off");
    const [first, second] = commandIds();
    expect(second).toBe(first);
  });

  test("is a new command after the earlier one was answered", async () => {
    answerWith(() => success({ ...annotation, case: glance }));
    await act("hand_off");
    await act("hand_off");
    const [first, second] = commandIds();
    expect(second).not.toBe(first);
  });

  test("says who was faster", async () => {
    answerWith(() =>
      success({ ...annotation, case: { ...glance, handedOffByMe: false, handedOffBy: "Ada" } }),
    );
    await act("hand_off");
    expect(said.at(-1)).toBe("\u2068Ada\u2069 has handed this off already.");
  });
});

describe("undoing", () => {
  beforeEach(() => book.note(key, { annotation: { ...annotation, case: glance } }));

  test("takes the case from the mention and says so", async () => {
    answerWith(() => success({}));
    await act("undo");
    expect(book.get(key)).toMatchObject({ takenBack: true, annotation });
    expect(book.get(key)?.annotation?.case).toBeUndefined();
    expect(said.at(-1)).toBe("Taken back");
    expect(askedAgain).toEqual([key]);
  });

  test("that comes too late says so, and looks how the case stands", async () => {
    answerWith(() => failure("already_sent", "customer service has it already"));
    await act("undo");
    expect(book.get(key)?.trouble).toEqual({ problem: "already_sent", retry: "undo" });
    expect(askedAgain).toEqual([key]);
  });
});

describe("a person's word", () => {
  test.each([
    ["is_service", true],
    ["not_service", false],
    ["take_back", null],
  ] as const)("%s is a verb of its own", async (action, service) => {
    answerWith(() => success({ ...annotation, flagged: service === true }));
    await act(action);
    expect(heard[0]).toMatchObject({ name: "correct", input: { service } });
    expect(book.get(key)?.annotation?.flagged).toBe(service === true);
  });
});

test("opening a case names it", async () => {
  book.note(key, { annotation: { ...annotation, case: glance } });
  answerWith(() => success({}));
  await act("open_case");
  expect(heard).toEqual([{ name: "openQueue", input: { caseId: glance.id } }]);
});

test("a private message is handed to a team with the second click, which says that it may", async () => {
  answerWith(() => failure("private_unconfirmed", "in a team"));
  await act("hand_off");
  expect(book.get(key)?.trouble).toEqual({ problem: "private_unconfirmed", retry: "hand_off" });
  expect(said).toEqual(["Private: your team would read the marked words"]);
  expect(heard.at(-1)).not.toHaveProperty("input.confirmed");
  answerWith(() => success({ ...annotation, case: glance }));
  await act("hand_off");
  expect(heard.at(-1)).toHaveProperty("input.confirmed", true);
  expect(book.get(key)?.trouble).toBeUndefined();
});
