// @vitest-environment happy-dom
import { answerWith, heard } from "../../unit/overlay/background.ts";

import { cleanup, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";

import { HistoryCardView } from "../../../components/history/HistoryCardView.tsx";
import type { HistoryCard } from "../../../lib/history-card.ts";
import type { Contact } from "../../../lib/history.ts";
import { createHistoryCardModel } from "../../../lib/models/history-card-model.ts";
import { failure, success, type Result } from "../../../lib/result.ts";
import { mentionBy } from "../../unit/mentions.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 0);
const TEXT = "my parcel has been “out for delivery” since Tuesday";

const card: HistoryCard = {
  mention: mentionBy("ines", "1", TEXT, { author: { handle: "ines", name: "Ines Falk", verified: true } }),
  verdict: {
    score: 0.9,
    answer: "service",
    confidence: "likely",
    kind: "problem",
    intent: "delivery",
    intents: [],
    urgency: 2,
    language: "en",
    evidence: [
      { start: 38, end: 51, text: "since Tuesday", weight: 0.2 },
      { start: 3, end: 9, text: "parcel", weight: 0.1 },
    ],
    context: ["replies_to_brand"],
  },
  annotation: {
    key: "x:1",
    flagged: true,
    answer: "service",
    confidence: "likely",
    intent: "delivery",
    urgency: 2,
    contactCount: 2,
  },
  accounts: ["x:ines"],
  facts: {},
  summary: { contacts: 2, openCases: 0 },
  timeline: [],
  timelineLength: 0,
};

function line(kind: Contact["kind"], text: string, more: Partial<Contact> = {}): Contact {
  return {
    id: `${kind}-${text}`,
    customerKey: "x:ines",
    at: NOW - 60_000,
    channel: "x",
    kind,
    text,
    by: "Mira",
    ...more,
  };
}

afterEach(cleanup);

async function open(answer: Result<unknown>): Promise<void> {
  answerWith(() => answer);
  const model = createHistoryCardModel("x:1");
  render(<HistoryCardView model={model} now={NOW} />);
  await model.load();
  await screen.findByRole("button", { name: "Close" });
}

const page = (): string => document.body.textContent;

async function press(name: string): Promise<void> {
  (await screen.findByRole("button", { name })).click();
}

describe("the card", () => {
  test("says that it is looking while it is", () => {
    answerWith(() => success(card));
    render(<HistoryCardView model={createHistoryCardModel("x:1")} now={NOW} />);
    expect(page()).toMatch("Looking it up…");
  });

  test("says who wrote the post, and gives them the focus", async () => {
    await open(success(card));
    const heading = await screen.findByRole("heading", { level: 1, name: "Ines Falk" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(page()).toMatch("@ines · verified on the site · 2 contacts");
  });

  test("says that there may be more while older cases of the team are still being read, and calls nothing the first", async () => {
    const summary = { contacts: 0, openCases: 0 };
    await open(success({ ...card, summary }));
    expect(page()).toMatch("First contact");
    cleanup();
    await open(success({ ...card, summary, isIncomplete: true }));
    expect(page()).toMatch("still being read here: there may be more");
    expect(page()).not.toMatch("First contact");
  });

  test("underlines the words that counted in its own copy of the text, and nothing else", async () => {
    await open(success(card));
    await screen.findByText("parcel");
    expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
      "parcel",
      "since Tuesday",
    ]);
    expect(document.querySelector(".marked-text")?.textContent).toBe(TEXT);
  });

  test("leaves out spans that do not fit the text, rather than showing them wrong", async () => {
    const evidence = [
      { start: 3, end: 9, text: "parcel", weight: 0.1 },
      { start: 5, end: 12, text: "overlap", weight: 0.1 },
      { start: 900, end: 905, text: "beyond", weight: 0.1 },
    ];
    await open(success({ ...card, verdict: { ...card.verdict, evidence } }));
    await screen.findByText("parcel");
    expect(document.querySelectorAll("mark")).toHaveLength(1);
    expect(document.querySelector(".marked-text")?.textContent).toBe(TEXT);
  });

  test("gives the reasons in words", async () => {
    await open(success(card));
    await screen.findByText("parcel");
    expect(page()).toMatch("Describes a problem · Delivery");
    expect(page()).toMatch("Words that counted: “since Tuesday”, “parcel”");
    expect(page()).toMatch("Answers one of your posts");
  });

  test("shows hostile words as words", async () => {
    const text = '<img src=x onerror="alert(1)">';
    await open(
      success({ ...card, mention: { ...card.mention, text }, verdict: { ...card.verdict, evidence: [] } }),
    );
    await screen.findByText(text);
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("the timeline", () => {
  test("is left out when nothing is known yet, and the line above says so", async () => {
    await open(success({ ...card, summary: { contacts: 0, openCases: 0 } }));
    expect(await screen.findByText("No contact known yet")).toBeTruthy();
    expect(document.querySelector(".timeline")).toBeNull();
  });

  test("tells what happened, who dealt with it and what came of it, and how much more there is", async () => {
    const timeline = [
      line("resolved", "compensated"),
      line("waiting", "asked for the order number"),
      line("claimed", ""),
      line("mention", "still nothing here", { url: "https://x.com/ines/status/2" }),
    ];
    await open(success({ ...card, timeline, timelineLength: 7 }));
    await screen.findByText("still nothing here");
    const lines = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringContaining("Resolved by \u2068Mira\u2069: Compensated"),
        expect.stringContaining("Waiting, says \u2068Mira\u2069: \u2068asked for the order number\u2069"),
        expect.stringContaining("Taken over by \u2068Mira\u2069"),
        expect.stringContaining("Wrote on X"),
      ]),
    );
    expect(screen.getByRole("link").getAttribute("href")).toBe("https://x.com/ines/status/2");
    expect(page()).toMatch("3 older lines are not shown here.");
  });
});

describe("a correction", () => {
  test("is a verb, and taking it back is another", async () => {
    await open(success(card));
    const corrected = { ...card.annotation, flagged: false, correction: "not_service" };
    answerWith(() => success(corrected));
    await press("Not service");
    await screen.findByRole("button", { name: "Take the mark back" });
    expect(page()).toMatch("Marked as not a service request by a person.");
    expect(heard).toEqual([{ name: "correctFromCard", input: { mentionKey: "x:1", service: false } }]);

    answerWith(() => success(card.annotation));
    await press("Take the mark back");
    await screen.findByRole("button", { name: "Not service" });
    expect(heard).toEqual([{ name: "correctFromCard", input: { mentionKey: "x:1", service: null } }]);
  });

  test("that failed says so and changes nothing", async () => {
    await open(success(card));
    answerWith(() => failure("unreachable", "gone"));
    (await screen.findByRole("button", { name: "Not service" })).click();
    await screen.findByRole("alert");
    expect(screen.getByRole("button", { name: "Not service" })).toBeTruthy();
  });
});

describe("when something is wrong, the card says what to do", () => {
  test("a post that is no longer known", async () => {
    await open(failure("mention_unknown", "x:1"));
    expect(await screen.findByText(/open it again at the post/)).toBeTruthy();
  });

  test("anything else can be tried again", async () => {
    await open(failure("unreachable", "gone"));
    answerWith(() => success(card));
    (await screen.findByRole("button", { name: "Try again" })).click();
    expect(await screen.findByRole("heading", { name: "Ines Falk" })).toBeTruthy();
  });
});

test("the card asks its page to close it", async () => {
  await open(success(card));
  answerWith(() => success({}));
  screen.getByRole("button", { name: "Close" }).click();
  expect(heard).toEqual([{ name: "closeCard", input: {} }]);
});
