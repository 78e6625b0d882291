// @vitest-environment jsdom
import { describe, expect, test } from "vitest";

import { x } from "../../../lib/sites/x.ts";
import { expectedPage, inventedPage, mentionIn } from "../../contract/site.ts";

describe("X's page of a post, scrolled far down", () => {
  const { url, mentions } = expectedPage("x", "status-de");
  const focus = url.split("/").at(-1);
  const answersIn = (page: Document): unknown[] =>
    x
      .items(page)
      .flatMap((item) => mentionIn(x.read(item, new URL(url))))
      .filter(({ id }) => id !== focus)
      .map(({ id, replyTo }) => [id, replyTo?.handles]);

  function withoutFocus(page: Document): Document {
    const times = [...page.querySelectorAll(`[href*="/status/${focus}"] time`)];
    expect(times).not.toEqual([]);
    for (const time of times) time.closest("article")?.remove();
    return page;
  }

  test("still knows whom the answers answer that it has seen below the post", () => {
    const page = inventedPage("x", "status-de");
    const before = answersIn(page);
    expect(before.some((each) => Array.isArray(each) && each[1])).toBe(true);
    expect(answersIn(withoutFocus(page))).toEqual(before);
  });

  test("knows it of answers beside those, and of nothing behind a heading", () => {
    const page = inventedPage("x", "status-de");
    const before = answersIn(page);
    withoutFocus(page);
    const answer = x.items(page).findLast((item) => mentionIn(x.read(item, new URL(url)))[0]?.replyTo);
    const [handles] = before.flatMap((each) => (Array.isArray(each) && each[1] ? [each[1]] : []));
    const copy = (id: string): Element => {
      const next = answer?.cloneNode(true) as Element;
      next.querySelectorAll('[href*="/status/"]').forEach((link) => {
        link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/status\/\d+/, `status/${id}`));
      });
      return next;
    };
    const [below, behind] = [copy("2999999999999999901"), copy("2999999999999999902")];
    const heading = page.createElement("h2");
    answer?.after(below, heading, behind);
    const read = new Map(answersIn(page).map((each) => each as [string, unknown]));
    expect(read.get("2999999999999999901")).toEqual(handles);
    expect(read.get("2999999999999999902")).toBeUndefined();
  });

  test("withholds it where it has not seen the post at all", () => {
    const page = withoutFocus(inventedPage("x", "status-de"));
    const layers = x.items(page).flatMap((item) => {
      const reading = x.read(item, new URL(url));
      return "mention" in reading ? [reading.layers.replyTo] : [];
    });
    expect(layers.length).toBe(mentions.length - 1);
    expect(layers).not.toContain("address");
  });
});
