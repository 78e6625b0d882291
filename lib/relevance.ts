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

/** Surfaces that belong to somebody: all that is shown there is said to them. */
const OWNED: ReadonlySet<Mention["surface"]> = new Set(["status", "profile", "post", "photo", "reel"]);

/** Our own mentions, notifications, a search for one of our handles, or the replies under one of our posts. */
function isOurPage({ surface, subject }: PageSubject, isOurs: (handle: string) => boolean): boolean {
  if (surface === "mentions" || surface === "notifications") return true;
  if (surface === "search") return (subject ?? "").split(/[^\p{L}\p{N}_.-]+/u).some(isOurs);
  return subject !== undefined && OWNED.has(surface) && isOurs(subject);
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
