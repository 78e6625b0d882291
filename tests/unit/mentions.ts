/** Invented mentions for tests. */
import type { Mention } from "../../lib/mention.ts";

export function mentionBy(handle: string, id: string, text: string, more: Partial<Mention> = {}): Mention {
  return {
    key: `x:${id}`,
    site: "x",
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: { handle, name: handle, verified: false },
    text,
    links: [],
    mentionedHandles: ["northlane"],
    translated: false,
    truncated: false,
    edited: false,
    hasMedia: false,
    postedAt: "2026-11-20T10:00:00.000Z",
    surface: "mentions",
    ...more,
  };
}
