// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";

import { facebook } from "../../../lib/sites/facebook.ts";
import { expectedPage, inventedPage, inventedPages } from "../../contract/site.ts";

const HOME = new URL("https://www.facebook.com/");

/** Questions that are asked of the elements in the page while `action` goes on. */
function questionsOf(action: () => void): number {
  const asked = ["querySelectorAll", "querySelector", "closest", "matches"] as const;
  const spies = asked.map((name) => vi.spyOn(Element.prototype, name));
  action();
  const questions = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  spies.forEach((spy) => spy.mockRestore());
  return questions;
}

describe("Telling which post an element shows", () => {
  test.each(inventedPages(facebook))(
    "%s: takes one question an element as long as its links are the same",
    (name) => {
      const page = inventedPage("facebook", name);
      const url = new URL(expectedPage("facebook", name).url);
      const items = facebook.items(page);
      const reading = questionsOf(() => items.forEach((item) => facebook.read(item, url)));
      expect(reading).toBeGreaterThan(10 * items.length);
      expect(questionsOf(() => items.forEach((item) => facebook.identify(item, url)))).toBe(items.length);
    },
  );

  test("follows an element that gets another post, link by link", () => {
    const page = inventedPage("facebook", "timeline-2022");
    const [item] = facebook.items(page).filter((each) => each.querySelector('[href*="6100000000002023"]'));
    const key = item && facebook.identify(item, HOME);
    expect(key).toBe("facebook:6100000000002023");
    for (const link of item?.querySelectorAll('[href*="6100000000002023"]') ?? [])
      link.setAttribute("href", (link.getAttribute("href") ?? "").replace("2023", "2099"));
    expect(item && facebook.identify(item, HOME)).toBe("facebook:6100000000002099");
  });

  test("looks again where nothing could be told, once a word or a picture has come", () => {
    const page = inventedPage("facebook", "timeline-2022");
    const [item] = facebook.items(page).filter((each) => each.querySelector('[href*="6100000000002023"]'));
    const heading = item?.querySelector("h4, h3, h2");
    const name = [...(heading?.childNodes ?? [])];
    heading?.replaceChildren();
    expect(item && facebook.identify(item, HOME)).toBeUndefined();
    heading?.replaceChildren(...name);
    expect(item && facebook.identify(item, HOME)).toBe("facebook:6100000000002023");
  });
});
