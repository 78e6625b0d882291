// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";

import { createReader, type Reader } from "../../../lib/overlay/reader.ts";
import { bluesky } from "../../../lib/sites/bluesky.ts";
import type { Site } from "../../../lib/sites/site.ts";
import { mentionBy } from "../mentions.ts";

/** A site whose posts say their id in `data-id`, and count how often they are taken apart. */
const site: Site = {
  ...bluesky,
  surface: () => "mentions",
  viewer: () => "northlane",
  identify(item) {
    identified += 1;
    return keyIn(item);
  },
  read(item) {
    readings += 1;
    const key = keyIn(item);
    return key === undefined
      ? { skipped: "unreadable" }
      : { mention: { ...mentionBy("ines", "1", item.textContent), key }, layers: {} };
  },
};

let identified = 0;
let readings = 0;
/** Keys of what is shown, by element. */
let shown = new Map<Element, string>();
let reader: Reader;

function keyIn(item: Element): string | undefined {
  const id = item.getAttribute("data-id");
  return id === null ? undefined : `x:${id}`;
}

function post(id: string | undefined, text = "Where is my parcel?"): Element {
  const item = document.createElement("article");
  if (id !== undefined) item.setAttribute("data-id", id);
  item.textContent = text;
  document.body.append(item);
  return item;
}

beforeEach(() => {
  identified = 0;
  readings = 0;
  shown = new Map();
  reader = createReader(site, {
    shownAt: (item) => shown.get(item),
    foreign: (item) => shown.set(item, ""),
    relevant: (item, { key }) => shown.set(item, key),
    irrelevant: (item) => shown.delete(item),
    counted: () => undefined,
    moved: () => undefined,
  });
});

describe("a post that comes up", () => {
  test("is taken apart once", () => {
    const item = post("1");
    reader.recognise(item);
    reader.look(item, true);
    expect(shown.get(item)).toBe("x:1");
    expect([identified, readings]).toEqual([0, 1]);
  });

  test("is not read again while it stays the same", () => {
    const item = post("1");
    reader.look(item, true);
    reader.look(item, false);
    reader.readChanged();
    expect(readings).toBe(1);
  });

  test("is read again when its words have changed, a sweep later", () => {
    const item = post("1");
    reader.look(item, true);
    item.textContent = "Still nothing!";
    reader.look(item, false);
    expect(readings).toBe(1);
    reader.readChanged();
    expect(readings).toBe(2);
  });
});

describe("an element that gets another post", () => {
  test("loses at once what is shown for the one before", () => {
    const item = post("1");
    reader.look(item, true);
    item.setAttribute("data-id", "2");
    reader.recognise(item);
    expect(shown.get(item)).toBe("");
    reader.look(item, true);
    expect(shown.get(item)).toBe("x:2");
  });

  test("keeps no place of ours when it has no post any more, not even an empty one", () => {
    const item = post("1");
    reader.look(item, true);
    item.removeAttribute("data-id");
    reader.recognise(item);
    expect(shown.has(item)).toBe(false);
  });

  test("shows nothing when it has no post any more", () => {
    const item = post("1");
    reader.look(item, true);
    item.removeAttribute("data-id");
    reader.look(item, true);
    expect(shown.has(item)).toBe(false);
  });

  test("that could not be read is looked at again only when it can be told", () => {
    const item = post(undefined);
    reader.look(item, true);
    reader.look(item, false);
    expect(readings).toBe(1);
    item.setAttribute("data-id", "3");
    reader.look(item, true);
    expect(shown.get(item)).toBe("x:3");
  });
});
