// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from "vitest";

import { mentionSchema } from "../../../lib/mention.ts";
import type { Reading } from "../../../lib/sites/site.ts";
import { x } from "../../../lib/sites/x.ts";
import { MUTATIONS } from "../../pages/drift/mutations.ts";
import { randomFrom } from "../../pages/drift/random.ts";

const CHAT = new URL("https://x.com/i/chat/111-222");
const GROUP = new URL("https://x.com/i/chat/g333");
const ROUNDS = 200;

const message = (id: string, sender: string, text: string): string =>
  `<li data-dm-message-row="${id}"><div data-testid="message-${id}"><span id="${id}-sender">${sender}</span>` +
  `<div data-testid="message-text-${id}"><span dir="auto">${text}</span></div><span id="${id}-time">3:14 PM</span></div></li>`;

const PAGE = `<main role="main"><div data-testid="dm-container">
  <div data-testid="dm-inbox-panel"><div data-testid="dm-conversation-item-111:222"><a role="option" href="/i/chat/111-222">Ines Roth last words</a></div></div>
  <div data-testid="dm-conversation-panel"><div data-testid="dm-conversation-header"><a data-testid="dm-conversation-username" href="/ines_roth">Ines Roth</a></div>
  <ul data-testid="dm-message-list">${message("aaaa-1", "Ines Roth", "My number is 555 0147, where is the parcel?")}${message("bbbb-2", "Northlane", "We are looking into it.")}
  <li data-dm-message-row="cccc-3"><div data-testid="message-cccc-3"><span id="cccc-3-sender">Ines Roth</span>
  <article data-testid="tweet"><a href="/jo_penn">Jo</a><a href="/jo_penn">@jo_penn</a><a href="/jo_penn/status/99"><time datetime="2026-01-01T00:00:00.000Z">1h</time></a><div lang="en" dir="auto">a post that was shared</div></article></div></li></ul></div></div></main>`;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  document.getSelection()?.removeAllRanges();
});

function rowOf(id: string): Element {
  const row = document.querySelector(`[data-dm-message-row="${id}"]`);
  if (!row) throw new Error(`no message ${id}`);
  return row;
}

/** Marks the words between two places of the messages' texts. */
function mark(from: string, start: number, to: string, end: number): void {
  const [first, last] = [from, to].map((id) => rowOf(id).querySelector('[dir="auto"]')?.firstChild);
  if (first && last) document.getSelection()?.setBaseAndExtent(first, start, last, end);
}

function readAll(url = CHAT): Reading[] {
  return x.items(document).map((item) => x.read(item, url));
}

const unread: Reading = { skipped: "unmarked" };

describe("a private message", () => {
  test("is not read while nothing is marked in it, nor is a post that somebody shared", () => {
    expect(readAll()).toEqual([{ skipped: "embedded" }, unread, unread, unread]);
  });

  test("gives the words that are marked in it, and nothing else", () => {
    mark("aaaa-1", 23, "aaaa-1", 43);
    const reading = x.read(rowOf("aaaa-1"), CHAT);
    expect(reading).toMatchObject({
      mention: {
        key: "x:chat/aaaa-1",
        url: "https://x.com/i/chat/111-222",
        author: { handle: "ines_roth", name: "Ines Roth" },
        text: "where is the parcel?",
        postedAtLabel: "3:14 PM",
        private: true,
        surface: "messages",
      },
    });
    expect(JSON.stringify(reading)).not.toContain("555");
    expect(mentionSchema.safeParse("mention" in reading && reading.mention).error).toBeUndefined();
    expect(x.identify(rowOf("aaaa-1"), CHAT)).toBe("x:chat/aaaa-1");
    expect(readAll().filter((each) => "mention" in each)).toHaveLength(1);
  });

  test("of one's own is never read", () => {
    mark("bbbb-2", 0, "bbbb-2", 6);
    expect(readAll()).not.toContainEqual(expect.objectContaining({ mention: expect.anything() }));
  });

  test("is not read when more than one is marked", () => {
    mark("aaaa-1", 3, "bbbb-2", 6);
    expect(x.read(rowOf("aaaa-1"), CHAT)).toEqual(unread);
    expect(x.read(rowOf("bbbb-2"), CHAT)).toEqual(unread);
  });

  test("of a group is not read: the page does not tell who wrote it", () => {
    mark("aaaa-1", 23, "aaaa-1", 43);
    expect(x.read(rowOf("aaaa-1"), GROUP)).toEqual(unread);
    document.querySelector('[data-testid="dm-conversation-username"]')?.remove();
    expect(x.read(rowOf("aaaa-1"), CHAT)).toEqual(unread);
  });
});

test(`${ROUNDS} random changes to the page give no wrong author, message or words`, () => {
  const kinds = Object.values(MUTATIONS);
  let read = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    document.body.innerHTML = PAGE;
    const random = randomFrom(round);
    kinds[round % kinds.length]?.(document.body, random, () => undefined);
    for (const item of x.items(document)) {
      const [start] = [...item.querySelectorAll('[dir="auto"]')].flatMap((each) => each.firstChild ?? []);
      if (start) document.getSelection()?.selectAllChildren(start.parentNode ?? start);
      const reading = x.read(item, CHAT);
      if (!("mention" in reading)) continue;
      read += 1;
      const { author, id, text, private: isPrivate } = reading.mention;
      expect([author.handle, id, isPrivate]).toEqual(["ines_roth", "chat/aaaa-1", true]);
      expect("My number is 555 0147, where is the parcel?").toContain(text);
    }
  }
  expect(read).toBeGreaterThan(ROUNDS / 4);
  console.log(`messages read after ${ROUNDS} changes: ${read}`);
});
