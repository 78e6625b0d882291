import "../../english.ts";

import { describe, expect, test } from "vitest";

import messages from "../../../public/_locales/en/messages.json" with { type: "json" };
import { duration, moment } from "../../../lib/words/times.ts";
import { counted, isolated, words, wordsLanguage } from "../../../lib/words/words.ts";

describe("words", () => {
  test("come from the messages of the extension", () => {
    expect(words("intent_delivery")).toBe("Delivery");
  });

  test("take the plural form that the language asks for", () => {
    expect(counted("overlayContacts", 1)).toBe("1 contact");
    expect(counted("overlayContacts", 3)).toBe("3 contacts");
  });

  test("keep the region of the browser when it speaks their language", () => {
    expect(wordsLanguage()).toBe("en-GB");
  });

  test("fence a name off, so that its writing direction stays inside", () => {
    expect(isolated("\u202Eevil")).toBe("\u2068\u202Eevil\u2069");
  });
});

test("no message has a part between two dollar signs, which makes a browser refuse the whole extension", () => {
  const wrong = Object.entries(messages).filter(([, { message }]) => /\$[\w@]+\$/u.test(message));
  expect(wrong).toEqual([]);
  expect("$1$2 lines").toMatch(/\$[\w@]+\$/u);
});

describe("moments", () => {
  const now = new Date(2026, 2, 10, 15, 0).getTime();

  test("of the same day are a time", () => {
    expect(moment(new Date(2026, 2, 10, 9, 2).getTime(), now)).toBe("09:02");
  });

  test("of this week name the day", () => {
    expect(moment(new Date(2026, 2, 8, 9, 2).getTime(), now)).toBe("Sun 09:02");
  });

  test("further away are a date, with the year only when it is another one", () => {
    expect(moment(new Date(2026, 0, 3).getTime(), now)).toBe("3 Jan");
    expect(moment(new Date(2025, 0, 3).getTime(), now)).toBe("3 Jan 2025");
  });
});

describe("durations", () => {
  test("never say zero", () => {
    expect(duration(1_000)).toBe("1 min");
  });

  test("name at most two units", () => {
    expect(duration(3 * 3_600_000 + 12 * 60_000)).toBe("3 hrs 12 mins");
    expect(duration(50 * 3_600_000)).toBe("2 days 2 hrs");
    expect(duration(2 * 3_600_000)).toBe("2 hrs");
  });
});
