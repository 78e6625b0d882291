import { expect, it } from "vitest";

import { classify } from "../../../lib/messages/sender.ts";

const own = { id: "abc", origin: "chrome-extension://abc", hostOrigins: ["https://x.com"] };
const tab = { id: 1, index: 0, highlighted: false, active: true, pinned: false, incognito: false };

it("takes the content script of a host page as a page", () => {
  expect(classify({ id: "abc", url: "https://x.com/home", tab, frameId: 0 }, own)).toBe("page");
});

it("takes our side panel, popup and tabs as the extension", () => {
  expect(classify({ id: "abc", url: "chrome-extension://abc/sidepanel.html" }, own)).toBe("extension");
  expect(classify({ id: "abc", url: "chrome-extension://abc/options.html", tab, frameId: 0 }, own)).toBe(
    "extension",
  );
});

it("takes the history card as a card wherever it is shown", () => {
  const url = "chrome-extension://abc/history-card.html#x:1";
  expect(classify({ id: "abc", url, tab, frameId: 4 }, own)).toBe("card");
  expect(classify({ id: "abc", url, tab, frameId: 0 }, own)).toBe("card");
});

it("refuses any other page of ours inside a frame", () => {
  expect(
    classify({ id: "abc", url: "chrome-extension://abc/options.html", tab, frameId: 3 }, own),
  ).toBeUndefined();
});

it("refuses other extensions, other sites and senders without an address", () => {
  expect(classify({ id: "evil", url: "chrome-extension://abc/options.html" }, own)).toBeUndefined();
  expect(classify({ id: "abc", url: "https://x.com.evil.example/", tab, frameId: 0 }, own)).toBeUndefined();
  expect(classify({ id: "abc", url: "https://evil.example/", tab, frameId: 0 }, own)).toBeUndefined();
  expect(classify({ id: "abc", tab }, own)).toBeUndefined();
  expect(classify({ id: "abc", url: "not an address", tab }, own)).toBeUndefined();
});

it("believes the browser's word on the origin over the address", () => {
  const forged = {
    id: "abc",
    url: "chrome-extension://abc/options.html",
    origin: "https://x.com",
    tab,
    frameId: 0,
  };
  expect(classify(forged, own)).toBe("page");
});
