// @vitest-environment jsdom
import "../../english.ts";

import { beforeEach, describe, expect, test } from "vitest";

import { createCardFrame, type CardFrame } from "../../../lib/overlay/card-frame.ts";
import { isCardOrder } from "../../../lib/overlay/card-order.ts";

const { browser } = globalThis as unknown as { browser: { runtime: object } };
Object.assign(browser.runtime, { getURL: () => "about:blank" });

let into: HTMLElement;
let card: CardFrame;
let told: unknown[] = [];
let closed: string[] = [];

const order = { key: "x:1", theme: "dark" };

function frame(): HTMLIFrameElement | null {
  return into.querySelector("iframe");
}

/** Prepares a frame and notes what it is told from now on. */
function prepare(): void {
  card.prepare();
  const value = { postMessage: (message: unknown) => told.push(message) };
  Object.defineProperty(frame(), "contentWindow", { value });
}

function open(giveBack: () => void = () => undefined): void {
  card.open("x:1", document.body, "dark", giveBack);
}

beforeEach(() => {
  told = [];
  closed = [];
  into = document.createElement("div");
  document.body.replaceChildren(into);
  card = createCardFrame({ into, host: into, title: () => "History", closed: (key) => closed.push(key) });
});

describe("the frame of a card", () => {
  test("is loaded once, hidden and told nothing, before anybody clicks", () => {
    prepare();
    card.prepare();
    expect(into.querySelectorAll("iframe")).toHaveLength(1);
    expect(frame()).toMatchObject({ hidden: true, title: "History" });
    frame()?.dispatchEvent(new Event("load"));
    expect(told).toEqual([]);
    expect(card.openKey()).toBeUndefined();
  });

  test("stands beside the page's scroll bar, not under it", () => {
    Object.defineProperty(document.documentElement, "clientWidth", { value: 1_009, configurable: true });
    document.body.getBoundingClientRect = () => new DOMRect(900, 100, 80, 32);
    prepare();
    open();
    const { width = "", transform = "" } = frame()?.style ?? {};
    expect(innerWidth).toBe(1_024);
    expect(width).toBe("380px");
    // 8 px from the edge of what is not under the bar.
    expect(transform).toBe("translate(621px, 138px)");
  });

  test("is shown and told of whom when it opens, and again when it was loaded anew", () => {
    prepare();
    open();
    expect(frame()?.hidden).toBe(false);
    expect(card.openKey()).toBe("x:1");
    frame()?.dispatchEvent(new Event("load"));
    expect(told).toEqual([order, order]);
    expect(told.every(isCardOrder)).toBe(true);
  });

  test("goes with its card, and the focus that returns prepares none", () => {
    prepare();
    open(() => card.prepare());
    card.close();
    expect(frame()).toBeNull();
    expect(closed).toEqual(["x:1"]);
    card.prepare();
    expect(frame()?.hidden).toBe(true);
  });
});

test.each([undefined, null, "x:1", {}, { key: 1, theme: "dark" }, { key: "x:1", theme: "blue" }])(
  "%j is no order for a card",
  (message) => {
    expect(isCardOrder(message)).toBe(false);
  },
);
