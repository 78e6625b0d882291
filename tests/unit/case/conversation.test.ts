import { expect, it } from "vitest";

import { sameConversation } from "../../../lib/case/conversation.ts";
import { mentionBy } from "../mentions.ts";

const first = mentionBy("ines", "1", "Where is my parcel?", { conversationId: "1" });

it("joins what one person writes in one conversation", () => {
  const second = mentionBy("Ines", "2", "Still nothing", { conversationId: "1" });
  expect(sameConversation(second, first)).toBe(true);
});

it("keeps two people apart, even in one conversation", () => {
  const other = mentionBy("jonas", "2", "Mine is lost too", { conversationId: "1" });
  expect(sameConversation(other, first)).toBe(false);
});

it("keeps two conversations of one person apart when the page tells them apart", () => {
  const other = mentionBy("ines", "9", "Is the shop open?", { conversationId: "9" });
  expect(sameConversation(other, first)).toBe(false);
});

it("joins a reply to the person's own earlier mention when the page does not name the conversation", () => {
  const { conversationId: _hidden, ...opener } = first;
  const reply = mentionBy("ines", "2", "Nobody?", {
    replyTo: { handles: ["ines"], id: "1" },
    postedAt: "2026-12-24T10:00:00.000Z",
  });
  expect(sameConversation(reply, opener)).toBe(true);
});

it("takes mentions of one person within three days as one conversation when the page tells nothing", () => {
  const unplaced = mentionBy("ines", "1", "Where is my parcel?");
  const soon = mentionBy("ines", "2", "Hello?", { postedAt: "2026-11-22T10:00:00.000Z" });
  const later = mentionBy("ines", "3", "Hello?", { postedAt: "2026-11-28T10:00:00.000Z" });
  expect(sameConversation(soon, unplaced)).toBe(true);
  expect(sameConversation(later, unplaced)).toBe(false);
});

it("goes by the numeric id where both mentions show one, so that a renamed handle is the same person", () => {
  const before = { ...first, author: { ...first.author, id: "77" } };
  const renamed = mentionBy("ines_b", "2", "Still nothing", { conversationId: "1" });
  expect(sameConversation({ ...renamed, author: { ...renamed.author, id: "77" } }, before)).toBe(true);
  expect(sameConversation({ ...first, author: { ...first.author, id: "78" } }, before)).toBe(false);
});

it("goes by when mentions were first seen where the page shows no exact time", () => {
  const { postedAt: _hidden, ...untimed } = mentionBy("ines", "1", "Where is my parcel?");
  const earlier = { ...untimed, firstSeenAt: Date.UTC(2026, 10, 20) };
  const soon = { ...untimed, id: "2", firstSeenAt: Date.UTC(2026, 10, 22) };
  const later = { ...untimed, id: "3", firstSeenAt: Date.UTC(2026, 10, 28) };
  expect(sameConversation(soon, earlier)).toBe(true);
  expect(sameConversation(later, earlier)).toBe(false);
  expect(sameConversation({ ...untimed, id: "4" }, untimed)).toBe(false);
});
