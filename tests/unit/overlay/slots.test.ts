// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";

import { createSlots, SLOT_HEIGHT, type Slot, type Slots } from "../../../lib/overlay/slots.ts";

const sight = {
  watched: new Set<Element>(),
  watch: (element: Element) => void sight.watched.add(element),
  unwatch: (element: Element) => void sight.watched.delete(element),
  isInViewport: () => true,
  seenSince: () => undefined,
  stillSince: () => 0,
  measure: () => undefined,
  stop: () => undefined,
};

let slots: Slots;
let cleared: string[] = [];

function post(): HTMLElement {
  const article = document.createElement("article");
  article.append(document.createElement("p"));
  document.body.append(article);
  return article;
}

const anchorOf = (item: Element): Element => item;
const place = (item: Element, key = "x:1"): Slot => slots.place(item, item, key);

beforeEach(() => {
  document.body.replaceChildren();
  cleared = [];
  sight.watched.clear();
  slots = createSlots({
    sheets: [],
    sight,
    clear: (slot) => cleared.push(slot.key),
    allows: () => true,
    approached: () => undefined,
  });
});

describe("a slot", () => {
  test("is a plain div of fixed height, the last child of its post", () => {
    const item = post();
    const { host } = place(item);
    expect(item.lastElementChild).toBe(host);
    expect(host.tagName).toBe("DIV");
    expect(host.className).toBe("");
    expect(host.style.height).toBe(`${SLOT_HEIGHT}px`);
  });

  test("cannot be looked into by the page", () => {
    expect(place(post()).host.shadowRoot).toBeNull();
  });

  test("is emptied before it is used for another post", () => {
    const item = post();
    const first = place(item, "x:1");
    const second = place(item, "x:2");
    expect(second).toBe(first);
    expect(cleared).toEqual(["x:1"]);
    expect(second.key).toBe("x:2");
    expect(item.children).toHaveLength(2);
  });

  test("is found by its post and by its mention", () => {
    const item = post();
    const slot = place(item);
    expect(slots.of(item)).toBe(slot);
    expect(slots.at(slot.host)).toBe(slot);
    expect(slots.withKey("x:1")).toEqual([slot]);
  });
});

describe("when the page changes", () => {
  test("slots of posts that are gone go too", () => {
    const item = post();
    const slot = place(item);
    item.remove();
    slots.tidy(anchorOf);
    expect([...slots.all()]).toEqual([]);
    expect(sight.watched.has(slot.host)).toBe(false);
    expect(cleared).toEqual(["x:1"]);
  });

  test("a slot that was thrown out of its post is put back", () => {
    const item = post();
    const { host } = place(item);
    host.remove();
    slots.tidy(anchorOf);
    expect(item.lastElementChild).toBe(host);
  });

  test("a slot that was moved to another post is put back", () => {
    const item = post();
    const other = post();
    const { host } = place(item);
    other.append(host);
    slots.tidy(anchorOf);
    expect(item.lastElementChild).toBe(host);
    expect(other.contains(host)).toBe(false);
  });

  test("a post that is found in another element around it, or in it, keeps one slot", () => {
    const inner = post();
    const outer = document.createElement("div");
    inner.replaceWith(outer);
    outer.append(inner);
    place(inner, "x:1");
    const { host } = place(outer, "x:1");
    expect([...slots.all()].map((slot) => slot.host)).toEqual([host]);
    expect(place(inner, "x:1").host.parentNode).toBe(inner);
    expect([...slots.all()]).toHaveLength(1);
  });

  test("a post that stands on the page twice keeps both slots", () => {
    place(post(), "x:1");
    place(post(), "x:1");
    expect(slots.withKey("x:1")).toHaveLength(2);
  });

  test("a page that keeps throwing a slot out has its way in the end", () => {
    const item = post();
    const { host } = place(item);
    for (let time = 0; time < 6; time += 1) {
      host.remove();
      slots.tidy(anchorOf);
    }
    expect(item.contains(host)).toBe(false);
    expect([...slots.all()]).toEqual([]);
  });
});

test("nothing of ours is left when all slots are removed", () => {
  const items = [post(), post()];
  for (const [index, item] of items.entries()) place(item, `x:${index}`);
  slots.removeAll();
  expect(items.map((item) => item.children.length)).toEqual([1, 1]);
  expect(sight.watched.size).toBe(0);
});
