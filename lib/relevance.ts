/**
 * Which posts Baton looks at: those that mention, answer or quote one of our accounts, wherever they are seen,
 * and all that is shown on our accounts' own mention, search and reply pages. Other posts are left alone.
 */
import type { Mention } from "./mention.ts";

/** What the page as a whole is about. */
export type PageSubject = {
  readonly surface: Mention["surface"];
  /** The handle a profile or status page belongs to, or the words searched for. */
  readonly subject?: string;
};

export function concernsUs(
  mention: Pick<Mention, "mentionedHandles" | "replyTo" | "quoted" | "private">,
  page: PageSubject,
  ours: readonly string[],
): boolean {
  // Somebody marked words in it.
  if (mention.private) return true;
  const lowered = new Set(ours.map((handle) => handle.toLowerCase()));
  const isOurs = (handle: string): boolean => lowered.has(handle.toLowerCase());
  if (mention.mentionedHandles.some(isOurs) || mention.replyTo?.handles.some(isOurs)) return true;
  if (mention.quoted && isOurs(mention.quoted.author.handle)) return true;
  return isOurPage(page, isOurs);
}

/** Our own mentions, notifications, a search for one of our handles, or the replies under one of our posts. */
function isOurPage({ surface, subject }: PageSubject, isOurs: (handle: string) => boolean): boolean {
  switch (surface) {
    case "mentions":
      return true;
    case "notifications":
      return true;
    case "search":
      return (subject ?? "").split(/[^\p{L}\p{N}_.-]+/u).some(isOurs);
    case "status":
    case "profile":
    case "post":
    case "photo":
    case "reel":
      return subject !== undefined && isOurs(subject);
    case "home":
    case "list":
    case "community":
    case "group":
    case "messages":
    case "other":
      return false;
  }
}

/** Our handles on a site: the configured ones, or else the account that the page is logged in with. */
export function ourHandles(
  site: string,
  accounts: readonly { readonly site: string; readonly handle: string }[],
  viewer: string | undefined,
): string[] {
  const configured = accounts.filter((account) => account.site === site).map(({ handle }) => handle);
  return configured.length > 0 || viewer === undefined ? configured : [viewer];
}
