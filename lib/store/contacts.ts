/** A customer's timeline: its lines, and how many contacts there are. */
import { Dexie } from "dexie";

import type { Case } from "../case/case.ts";
import type { LoggedKind } from "../case/command.ts";
import type { CaseEvent, EventPayload } from "../case/event.ts";
import { isNobody } from "../case/forget.ts";
import { customerKeyOf } from "../customer.ts";
import { contactAtOf, type Contact } from "../history.ts";
import { momentOf } from "../mention.ts";
import { tracesOf } from "../traces.ts";
import type { Database } from "./database.ts";
import type { MentionRow } from "./rows.ts";

/** The line a flagged mention adds to its author's timeline. */
export function mentionLine({ mention, verdict, firstSeenAt }: MentionRow): Contact {
  const when = { kind: "mention", at: momentOf(mention, firstSeenAt) } as const;
  return {
    id: mention.key,
    customerKey: customerKeyOf(mention),
    ...when,
    ...contactAtOf(when),
    channel: mention.site,
    text: mention.text,
    url: mention.url,
    ...(verdict.intent !== "none" && { topic: verdict.intent }),
    ...tracesOf(
      mention.text,
      mention.links.map(({ url }) => url),
    ),
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
  const reserved = event.personal?.reserved && { reserved: true as const };
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
      return { ...line("resolved", payload.outcome), state: payload.cause };
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
    case "resumed":
    case "outcome_seen":
    case "merged":
    case "unmerged":
    case "erased":
    case "facts_set":
    case "linked":
      return undefined;
    case "noted":
      return { ...line("note", event.personal?.text ?? ""), ...reserved };
    case "logged":
      return { ...loggedLine(line(payload.kind, event.personal?.text ?? ""), event, payload), ...reserved };
  }
}

/** A call, mail or chat that somebody entered; nobody can log what is to come. */
function loggedLine(
  line: Contact,
  { personal, at: loggedAt }: CaseEvent,
  { kind, direction, happenedAt }: EventPayload & { type: "logged" },
): Contact {
  const at = Math.min(happenedAt, loggedAt);
  const { account, title } = personal ?? {};
  return {
    ...line,
    at,
    loggedAt,
    direction,
    channel: channelOf[kind],
    ...(account !== undefined && { customerKey: account }),
    ...(title !== undefined && { title }),
    ...contactAtOf({ kind, direction, at }),
    ...tracesOf(line.text),
  };
}

/** Where what is logged by hand happened. */
export const channelOf: Readonly<Record<LoggedKind, string>> = { call: "phone", mail: "email", chat: "chat" };

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
