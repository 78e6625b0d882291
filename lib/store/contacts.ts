/** A customer's timeline: its lines, and how many contacts there are. */
import { Dexie } from "dexie";

import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { isNobody } from "../case/forget.ts";
import { customerKeyOf } from "../customer.ts";
import { contactAtOf, contactSchema, type Contact } from "../history.ts";
import { momentOf } from "../mention.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import type { MentionRow } from "./rows.ts";

/** The line a flagged mention adds to its author's timeline. */
export function mentionLine({ mention, firstSeenAt }: MentionRow): Contact {
  const when = { kind: "mention", at: momentOf(mention, firstSeenAt) } as const;
  return {
    id: mention.key,
    customerKey: customerKeyOf(mention),
    ...when,
    ...contactAtOf(when),
    channel: mention.site,
    text: mention.text,
    url: mention.url,
  };
}

/** The line an event adds to the timeline of the case's customer; steps nobody outside would notice add none. */
export function timelineLine(event: CaseEvent, state: Case): Contact | undefined {
  if (isNobody(state.customerKey)) return undefined;
  const line = (kind: Contact["kind"], text: string): Contact => ({
    id: event.id,
    customerKey: state.customerKey,
    at: event.at,
    channel: state.site,
    kind,
    text,
    by: event.actor.name,
    caseId: state.id,
  });
  const { payload } = event;
  switch (payload.type) {
    case "handed_off":
      return line("handed_off", "");
    case "reopened":
      return line("reopened", "");
    case "claimed":
    case "stolen":
    case "reassigned":
      return line("claimed", "");
    case "withdrawn":
      return line("withdrawn", "");
    case "waited":
      return line("waiting", event.personal?.text ?? "");
    case "resolved":
      return line("resolved", payload.outcome);
    case "declined":
      return line("declined", payload.reason);
    case "undone":
    case "sent":
    case "joined":
    case "customer_posted":
    case "asked_back":
    case "kept":
    case "lapsed":
    case "released":
    case "noted":
    case "resumed":
    case "outcome_seen":
    case "merged":
    case "unmerged":
    case "erased":
      return undefined;
  }
}

/** When the owner of a case let it wait for the customer last, Unix ms; undefined when that is not known. */
export async function waitsSince(
  database: Database,
  { id, customerKey }: Pick<Case, "id" | "customerKey">,
): Promise<number | undefined> {
  const line = await database.contacts
    .where("[customerKey+at]")
    .between([customerKey, Dexie.minKey], [customerKey, Dexie.maxKey])
    .reverse()
    .filter(({ caseId, kind }) => caseId === id && kind === "waiting")
    .first();
  return line?.at;
}

/** The newest lines of one person's timeline, newest first, and how many there are in all. */
export async function readTimeline(
  database: Database,
  customerKey: string,
  limit: number,
): Promise<{ lines: Contact[]; length: number }> {
  const all = database.contacts
    .where("[customerKey+at]")
    .between([customerKey, Dexie.minKey], [customerKey, Dexie.maxKey]);
  const [rows, length] = await Promise.all([all.clone().reverse().limit(limit).toArray(), all.count()]);
  return { lines: fitting(contactSchema, rows), length };
}
