/**
 * X Chat. Nothing of a conversation is read but the words that the person marks in one message of somebody else, where one
 * writes with one person: only there does the page tell whose words they are. After descriptions of 2025-11 to 2026-08.
 */
import type { Reading } from "../site.ts";
import { oneLine, textOf } from "../dom.ts";
import { profileHandle } from "./item.ts";
import { CHAT_PERSON, MESSAGE_SENDER, MESSAGE_TEXT, MESSAGE_TIME } from "./selectors.ts";

const CONVERSATION = /^\/i\/chat\/(\d+-\d+)$/;

/** The id of the message in `row`, a `MESSAGE`. */
export function messageId(row: Element): string | undefined {
  const id = row.getAttribute("data-dm-message-row") ?? "";
  return /^[\w-]{1,100}$/.test(id) ? `chat/${id}` : undefined;
}

export function readMessage(row: Element, url: URL): Reading {
  const text = markedIn(row);
  if (text === "") return { skipped: "unmarked" };
  const id = messageId(row);
  const [, conversation] = CONVERSATION.exec(url.pathname) ?? [];
  const people = [...row.ownerDocument.querySelectorAll(CHAT_PERSON)];
  const [person, ...others] = people;
  const handle = person && profileHandle(person);
  const name = person ? oneLine(textOf(person)) : "";
  // One's own messages have one's own name.
  const isTheirs = name !== "" && labelIn(row, MESSAGE_SENDER) === name;
  if (!id || !conversation || !handle || others[0] || !isTheirs) {
    return { skipped: "unmarked" };
  }
  const time = labelIn(row, MESSAGE_TIME);
  return {
    mention: {
      key: `x:${id}`,
      site: "x",
      id,
      url: `https://x.com/i/chat/${conversation}`,
      author: { handle, name, verified: false },
      text,
      links: [],
      mentionedHandles: [],
      translated: false,
      truncated: false,
      edited: false,
      hasMedia: false,
      ...(time ? { postedAtLabel: time } : {}),
      conversationId: `chat/${conversation}`,
      private: true,
      surface: "messages",
    },
    layers: {
      id: "hook",
      handle: "hook",
      text: "hook",
      postedAtLabel: "semantic",
    },
  };
}

/** The words that are marked in the text of `row`, when nothing else is. */
function markedIn(row: Element): string {
  const selection = row.ownerDocument.getSelection();
  const text = row.querySelector(MESSAGE_TEXT);
  const marked = String(selection ?? "").trim();
  // Three clicks mark up to the beginning of what comes next.
  const isWithin =
    text?.contains(selection?.anchorNode ?? null) &&
    (text.contains(selection?.focusNode ?? null) || text.textContent.includes(marked));
  return isWithin ? marked : "";
}

function labelIn(row: Element, selector: string): string {
  return oneLine(row.querySelector(selector)?.textContent ?? "");
}
