// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { watchFeed, type Feed } from "../../../lib/overlay/feed.ts";

/** A site whose posts are articles with an id; comments inside are posts, too, and articles inside are not. */
const site = {
  items: (root: ParentNode): Element[] =>
    [
      ...(root instanceof Element && root.matches("article") ? [root] : []),
      ...root.querySelectorAll("article"),
    ].filter((article) => article.matches(".comment") || !article.parentElement?.closest("article")),
  ready: () => isReady,
};

let isReady = true;
let feed: Feed | undefined;
let looked: string[] = [];
let left = 0;
let recognisedAll = 0;
let ours = new WeakSet<Node>();

function start(): void {
  feed = watchFeed(site, {
    recognise: () => undefined,
    recogniseAll: () => {
      recognisedAll += 1;
    },
    look: (item) => looked.push(item.id),
    left: () => {
      left += 1;
    },
    sweep: () => undefined,
    isOurs: (node) => ours.has(node),
    marked: () => undefined,
  });
}

function post(id: string): HTMLElement {
  const article = document.createElement("article");
  article.id = id;
  return article;
}

/** MutationObserver callbacks are microtasks. */
async function settle(): Promise<void> {
  await Promise.resolve();
  await new Promise((done) => {
    queueMicrotask(() => done(undefined));
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestIdleCallback", (callback: () => void) => {
    callback();
    return 0;
  });
  Object.defineProperty(document, "readyState", { value: "complete", configurable: true });
  document.body.replaceChildren();
  isReady = true;
  looked = [];
  left = 0;
  recognisedAll = 0;
  ours = new WeakSet();
});

afterEach(() => {
  feed?.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a feed", () => {
  test("is looked at as it stands", () => {
    document.body.append(post("a"), post("b"));
    start();
    expect(looked).toEqual(["a", "b"]);
  });

  test("is left alone until the page's own scripts have taken over", async () => {
    isReady = false;
    document.body.append(post("a"));
    start();
    expect(looked).toEqual([]);
    isReady = true;
    document.body.append(document.createElement("p"));
    await settle();
    expect(looked).toEqual(["a"]);
  });

  test("tells of posts that come, wherever they are in what came", async () => {
    start();
    const cell = document.createElement("div");
    cell.append(post("a"));
    document.body.append(cell, post("b"));
    await settle();
    expect(looked).toEqual(["a", "b"]);
  });

  test("tells again of a post that something changed in", async () => {
    const article = post("a");
    const link = document.createElement("a");
    article.append(link);
    document.body.append(article);
    start();
    link.setAttribute("href", "/other");
    await settle();
    expect(looked).toEqual(["a", "a"]);
  });

  test("has every post recognised when a link outside all of them leads elsewhere", async () => {
    const article = post("a");
    const [inside, outside] = [document.createElement("a"), document.createElement("a")];
    article.append(inside);
    document.body.append(article, outside);
    start();
    inside.setAttribute("href", "/other");
    await settle();
    expect(recognisedAll).toBe(0);
    outside.setAttribute("href", "/other");
    await settle();
    expect(recognisedAll).toBe(1);
  });

  test("does not take a post inside a post for one", async () => {
    const article = post("a");
    document.body.append(article);
    start();
    article.append(post("inside"));
    await settle();
    expect(looked).toEqual(["a", "a"]);
  });

  test("looks at a comment that comes into a post, and at the post", async () => {
    const article = post("a");
    document.body.append(article);
    start();
    const comment = post("comment");
    comment.className = "comment";
    article.append(comment);
    await settle();
    expect(looked).toEqual(["a", "a", "comment"]);
  });

  test("does not hear our own elements", async () => {
    const article = post("a");
    document.body.append(article);
    start();
    const host = document.createElement("div");
    ours.add(host);
    article.append(host);
    await settle();
    host.remove();
    await settle();
    expect(looked).toEqual(["a"]);
    expect(left).toBe(0);
  });

  test("tells when posts leave", async () => {
    const article = post("a");
    document.body.append(article);
    start();
    article.remove();
    await settle();
    expect(left).toBe(1);
  });

  test("is swept once a second, for what nobody was told of", () => {
    const article = post("a");
    document.body.append(article);
    start();
    vi.advanceTimersByTime(1_000);
    expect(looked).toEqual(["a", "a"]);
  });

  test("is forgotten when we stop", async () => {
    start();
    feed?.stop();
    document.body.append(post("a"));
    await settle();
    vi.advanceTimersByTime(5_000);
    expect(looked).toEqual([]);
  });
});
