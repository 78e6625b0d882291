/**
 * What the background tells content scripts, unasked. Notices name things and carry nothing of them: a page that
 * cares asks again with `annotate`.
 */

export type Notice =
  /** Cases, corrections or settings changed: annotations of these mentions (or all, when absent) are stale. */
  | { readonly notice: "annotationsChanged"; readonly mentionKeys?: readonly string[] }
  /** Baton was switched on or off for this site, or our accounts changed. */
  | { readonly notice: "settingsChanged" }
  /** The history card asked to be closed. */
  | { readonly notice: "closeCard" }
  /** A keyboard command of the browser, pressed while this page was in front. */
  | { readonly notice: "command"; readonly command: "next-mention" | "hand-off" };

export function isNotice(message: unknown): message is Notice {
  return typeof message === "object" && message !== null && "notice" in message;
}
