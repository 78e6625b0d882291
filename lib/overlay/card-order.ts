/** What the content script tells the frame of the history card when it is opened: of whom, and how the page looks. */
import type { Theme } from "../sites/site.ts";

export type CardOrder = {
  /** `Mention.key`. */
  readonly key: string;
  readonly theme: Theme;
};

export function isCardOrder(message: unknown): message is CardOrder {
  if (typeof message !== "object" || message === null || !("key" in message && "theme" in message))
    return false;
  return typeof message.key === "string" && (message.theme === "light" || message.theme === "dark");
}
