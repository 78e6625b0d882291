import "../../english.ts";

import browser from "webextension-polyfill";
import { expect, test, vi } from "vitest";

import "../../../lib/words/own-words.ts";
import { duration } from "../../../lib/words/times.ts";
import { counted, words } from "../../../lib/words/words.ts";

test("a page has its words even when the browser gives it none", () => {
  vi.spyOn(browser.i18n, "getMessage").mockReturnValue("");
  expect(words("intent_delivery")).toBe("Delivery");
  expect(words("caseOwnedSince", "Mira", "09:02")).toBe("Mira since 09:02");
  expect(counted("overlayContacts", 3)).toBe("3 contacts");
  expect(duration(3 * 60_000)).toMatch(/^3 min/u);
});
