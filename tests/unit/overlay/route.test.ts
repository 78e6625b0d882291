import { describe, expect, test } from "vitest";

import { deservesChip, routeAt } from "../../../lib/overlay/route.ts";
import { ourHandles } from "../../../lib/relevance.ts";
import { x } from "../../../lib/sites/x.ts";
import { mentionBy } from "../mentions.ts";

const ours = ["orvalane"];
const home = routeAt(x, "https://x.com/home");
const mentions = routeAt(x, "https://x.com/notifications/mentions");

describe("a post gets a chip", () => {
  test("when it mentions us, wherever it is seen", () => {
    const mention = mentionBy("ines", "1", "@Orvalane where is it?", { mentionedHandles: ["Orvalane"] });
    expect(deservesChip(mention, home, ours)).toBe(true);
  });

  test("on our own mentions page, whatever it says", () => {
    const mention = mentionBy("ines", "1", "where is it?", { mentionedHandles: [] });
    expect(deservesChip(mention, mentions, ours)).toBe(true);
    expect(deservesChip(mention, home, ours)).toBe(false);
  });

  test("under one of our own posts", () => {
    const mention = mentionBy("ines", "1", "where is it?", { mentionedHandles: [] });
    expect(deservesChip(mention, routeAt(x, "https://x.com/orvalane/status/1"), ours)).toBe(true);
  });

  test("never when we wrote it ourselves", () => {
    const mention = mentionBy("OrvaLane", "1", "news from @orvalane", { mentionedHandles: ["orvalane"] });
    expect(deservesChip(mention, mentions, ours)).toBe(false);
  });
});

describe("our handles", () => {
  const accounts = [
    { site: "x", handle: "orvalane" },
    { site: "facebook", handle: "orvalane.page" },
  ];

  test("are the configured ones of the site", () => {
    expect(ourHandles("x", accounts, "somebody")).toEqual(["orvalane"]);
  });

  test("are the account the page is logged in with, when none is configured", () => {
    expect(ourHandles("x", [], "somebody")).toEqual(["somebody"]);
    expect(ourHandles("x", [], undefined)).toEqual([]);
  });
});
