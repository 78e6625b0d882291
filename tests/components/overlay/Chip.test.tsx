// @vitest-environment happy-dom
import "../../english.ts";

import { act, cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";

import { Chip } from "../../../components/overlay/Chip.tsx";
import type { Annotation } from "../../../lib/annotation.ts";
import type { ChipProps } from "../../../lib/overlay/faces.ts";

const NOW = new Date(2026, 10, 21, 12, 0).getTime();
const HOUR = 3_600_000;

const annotation: Annotation = {
  key: "x:1",
  flagged: true,
  answer: "service",
  confidence: "likely",
  intent: "delivery",
  urgency: 2,
  contactCount: 3,
};

afterEach(cleanup);

function draw(more: Partial<ChipProps> = {}): { acted: string[] } {
  const acted: string[] = [];
  render(
    <Chip
      annotation={annotation}
      stage={{ name: "request", takenBack: false, joins: false }}
      busy={false}
      trouble={undefined}
      cardIsOpen={false}
      now={NOW}
      act={(action) => acted.push(action)}
      expired={() => undefined}
      {...more}
    />,
  );
  return { acted };
}

const named = (): string[] =>
  screen.getAllByRole("button").map((button) => button.getAttribute("aria-label") ?? button.textContent);
const shown = (): string => screen.getByRole("toolbar").textContent;
const pressKey = (key: string): void => {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
};
const press = (name: RegExp): void => screen.getByRole("button", { name }).click();

describe("a service request", () => {
  test("says what it is, how sure, which topic, and how often the person was in contact", () => {
    draw();
    expect(shown()).toContain("Service request");
    expect(shown()).toContain("likely · Delivery · 3 contacts");
  });

  test("names its buttons so that they can be told apart in a feed of many", () => {
    draw();
    expect(named()).toEqual([
      "Service request likely · Delivery · 3 contacts Why?",
      "Service request, likely, Delivery, 3 contacts. Not service",
      "Service request, likely, Delivery, 3 contacts. Hand off",
    ]);
  });

  test("puts urgency first", () => {
    draw({ annotation: { ...annotation, urgency: 3 } });
    expect(shown()).toContain("Urgent · likely · Delivery");
  });

  test("says when a person marked it, instead of how sure the detector is", () => {
    draw({ annotation: { ...annotation, correction: "service" } });
    expect(shown()).toContain("marked by you");
    expect(shown()).not.toContain("likely");
  });

  test("is handed off by its main button", () => {
    const { acted } = draw();
    press(/Hand off$/);
    expect(acted).toEqual(["hand_off"]);
  });

  test("has one stop in the tab order, and it is the main button", () => {
    draw();
    const stops = screen.getAllByRole("button").filter((button) => button.tabIndex === 0);
    expect(stops.map((button) => button.textContent)).toEqual(["Hand off"]);
  });

  test("lets the arrow keys go from button to button", () => {
    draw();
    const buttons = screen.getAllByRole("button");
    buttons.at(-1)?.focus();
    pressKey("ArrowLeft");
    expect(document.activeElement).toBe(buttons[1]);
    pressKey("Home");
    expect(document.activeElement).toBe(buttons[0]);
    pressKey("ArrowLeft");
    expect(document.activeElement).toBe(buttons[2]);
  });

  test("tells assistive technology whether its card is open", () => {
    draw({ cardIsOpen: true });
    expect(screen.getByRole("button", { name: /Why\?$/ }).getAttribute("aria-expanded")).toBe("true");
  });
});

describe("a post that asks for nothing", () => {
  test("says so quietly, and can be called a service request", () => {
    const { acted } = draw({ stage: { name: "unflagged", answer: "not_service", corrected: false } });
    expect(shown()).toContain("Not a service request");
    press(/Is service$/);
    expect(acted).toEqual(["is_service"]);
  });

  test("is not called one when that is unclear", () => {
    draw({ stage: { name: "unflagged", answer: "unsure", corrected: false } });
    expect(shown()).toContain("Unclear if this is a service request");
  });

  test("says when a person said so, and lets them take it back", () => {
    const { acted } = draw({ stage: { name: "unflagged", answer: "not_service", corrected: true } });
    press(/Take back$/);
    expect(acted).toEqual(["take_back"]);
  });
});

describe("a handoff", () => {
  test("shows that it is on its way, and cannot be asked for twice", () => {
    draw({ stage: { name: "handing_off" }, busy: true });
    expect(shown()).toContain("Handing off…");
    expect(screen.getByRole("button", { name: /Hand off$/ }).getAttribute("aria-disabled")).toBe("true");
  });

  test("keeps the keyboard's focus where it was, from hand off to undo", () => {
    const props: ChipProps = {
      annotation,
      stage: { name: "request", takenBack: false, joins: false },
      busy: false,
      trouble: undefined,
      cardIsOpen: false,
      now: NOW,
      act: () => undefined,
      expired: () => undefined,
    };
    const { rerender } = render(<Chip {...props} />);
    const button = screen.getByRole("button", { name: /Hand off$/ });
    button.focus();
    rerender(<Chip {...props} stage={{ name: "handing_off" }} />);
    rerender(<Chip {...props} stage={{ name: "held", releaseAt: Date.now() + 10_000 }} />);
    expect(document.activeElement).toBe(button);
    expect(button.textContent).toBe("Undo");
  });

  test("can be undone or sent at once while it is held", () => {
    const { acted } = draw({ stage: { name: "held", releaseAt: Date.now() + 10_000 } });
    press(/Undo$/);
    press(/Send now$/);
    expect(acted).toEqual(["undo", "send_now"]);
  });

  test("counts down in seconds, and says when the time is over", () => {
    vi.useFakeTimers();
    let expired = 0;
    const countUp = (): void => {
      expired += 1;
    };
    draw({ stage: { name: "held", releaseAt: Date.now() + 3_000 }, expired: countUp });
    expect(shown()).toContain("3 s");
    void act(() => void vi.advanceTimersByTime(1_000));
    expect(shown()).toContain("2 s");
    void act(() => void vi.advanceTimersByTime(2_000));
    expect(expired).toBe(1);
    vi.useRealTimers();
  });

  test.each([
    [{ name: "with_service", by: undefined, since: NOW - HOUR }, "With service since 11:00"],
    [{ name: "with_service", by: "Ada", since: NOW - HOUR }, "Handed off by \u2068Ada\u2069, 11:00"],
    [{ name: "claimed", by: "Mira", since: NOW - HOUR }, "\u2068Mira\u2069 has it since 11:00"],
    [{ name: "claimed", by: undefined, since: NOW - HOUR }, "Customer service has it since 11:00"],
    [{ name: "waiting", by: "Mira" }, "Waiting for the customer · \u2068Mira\u2069"],
  ] as const)("that is under way says who has it: %j", (stage, words) => {
    const { acted } = draw({ stage });
    expect(shown()).toContain(words);
    press(/Open case$/);
    expect(acted).toEqual(["open_case"]);
  });
});

describe("an outcome", () => {
  test("says who resolved it, after how long, with what result", () => {
    draw({ stage: { name: "resolved", by: "Mira", took: 3.2 * HOUR, outcome: "fixed", isNew: false } });
    expect(shown()).toContain("Resolved by \u2068Mira\u2069 in 3 hrs 12 mins");
    expect(shown()).toContain("Fixed");
    expect(screen.queryByText("New")).toBeNull();
  });

  test("is marked until it was seen", () => {
    draw({ stage: { name: "resolved", by: "Mira", took: HOUR, outcome: "fixed", isNew: true } });
    expect(screen.queryByText("New")).not.toBeNull();
  });

  test("that came back has a reason, and can be handed off again", () => {
    const { acted } = draw({ stage: { name: "declined", by: "Mira", reason: "wrong_team", isNew: true } });
    expect(shown()).toContain("Returned by \u2068Mira\u2069");
    expect(shown()).toContain("Wrong team");
    press(/Hand off again$/);
    expect(acted).toEqual(["hand_off"]);
  });
});

describe("trouble", () => {
  test("of a private message that a team would read is a question, and the button says what it does", () => {
    const { acted } = draw({ trouble: { problem: "private_unconfirmed", retry: "hand_off" } });
    expect(screen.getByText("Private: your team would read the marked words")).toBeTruthy();
    screen.getByText("Share and hand off").click();
    expect(acted).toEqual(["hand_off"]);
  });

  test("is told in words, with a way out", () => {
    const { acted } = draw({ trouble: { problem: "unreachable", retry: "hand_off" } });
    expect(shown()).toContain("Baton was updated. Reload this page.");
    press(/Try again$/);
    expect(acted).toEqual(["hand_off"]);
  });

  test("of an unknown kind is told too", () => {
    draw({ trouble: { problem: "something_new", retry: "undo" } });
    expect(shown()).toContain("That did not work.");
  });

  test.each([
    ["covered", "Something covers this. Click again."],
    ["moved", "It moved just now. Click again."],
    ["too_soon", "This has just appeared. Click again."],
    ["hidden", "The page hides this button: not done."],
  ] as const)("a click that was refused (%s) says why and can be made again", (refusal, words) => {
    draw({ trouble: { refusal } });
    expect(shown()).toContain(words);
    expect(screen.getByRole("button", { name: /Hand off$/ })).toBeTruthy();
  });
});

test("names of people cannot turn the words around them", () => {
  draw({ stage: { name: "claimed", by: "\u202Eneve", since: NOW } });
  expect(shown()).toContain("\u2068\u202Eneve\u2069 has it since");
});
