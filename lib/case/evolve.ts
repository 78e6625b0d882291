/** How an event changes a case. Pure and total: every event of the log can be applied, in order. */
import type { Case } from "./case.ts";
import type { CaseEvent, EventPayload } from "./event.ts";

type Closing = "owner" | "waiting" | "resolution" | "decline";

/** @throws when the first event of a case is not a handoff: such a log is broken, which is a bug. */
export function evolve(state: Case | undefined, event: CaseEvent): Case {
  if (!state) return begin(event);
  const changed = apply(state, event.payload, event);
  return { ...changed, updatedAt: Math.max(state.updatedAt, event.at), revision: state.revision + 1 };
}

/** The state that a case's whole log gives; undefined for an empty log. */
export function fold(events: readonly CaseEvent[]): Case | undefined {
  return events.reduce<Case | undefined>(evolve, undefined);
}

function begin(event: CaseEvent): Case {
  const { payload } = event;
  if (payload.type !== "handed_off") throw new Error(`case ${event.caseId} begins with ${payload.type}`);
  return {
    id: event.caseId,
    site: payload.site,
    customerKey: payload.customerKey,
    mentionKeys: [payload.mentionKey],
    status: "handed_off",
    delivery: "held",
    releaseAt: payload.releaseAt,
    handedOff: { by: event.actor, at: event.at },
    notes: [],
    reopenCount: 0,
    outcomeSeen: false,
    updatedAt: event.at,
    revision: 1,
  };
}

function apply(state: Case, payload: EventPayload, { actor, at }: CaseEvent): Case {
  switch (payload.type) {
    case "handed_off":
      // A second beginning can only come from two machines at once; the first in the log counts.
      return withMention(state, payload.mentionKey);
    case "undone":
      return { ...state, status: "undone" };
    case "sent":
      return { ...state, delivery: "sent" };
    case "joined":
      return withMention(state, payload.mentionKey);
    case "reopened":
      return {
        ...without(withMention(state, payload.mentionKey), ["owner", "waiting", "resolution", "decline"]),
        status: "handed_off",
        delivery: "held",
        releaseAt: payload.releaseAt,
        handedOff: { by: actor, at },
        outcomeSeen: false,
        reopenCount: state.reopenCount + (state.status === "undone" ? 0 : 1),
      };
    case "claimed":
      return { ...without(state, ["waiting"]), status: "claimed", owner: { member: actor, since: at } };
    case "released":
      return { ...without(state, ["owner", "waiting"]), status: "handed_off" };
    case "noted":
      return { ...state, notes: [...state.notes, { text: payload.text, by: actor, at }] };
    case "waited":
      return { ...state, status: "waiting", waiting: { until: payload.until, reason: payload.reason } };
    case "resumed":
      return { ...without(state, ["waiting"]), status: "claimed" };
    case "resolved": {
      const { outcome, cause, note } = payload;
      return {
        ...without(state, ["owner", "waiting", "decline"]),
        status: "resolved",
        resolution: { outcome, cause, note, by: actor, at },
      };
    }
    case "declined": {
      const { reason, note } = payload;
      return {
        ...without(state, ["owner", "waiting", "resolution"]),
        status: "declined",
        decline: { reason, note, by: actor, at },
      };
    }
    case "outcome_seen":
      return { ...state, outcomeSeen: true };
  }
}

function withMention(state: Case, key: string): Case {
  return state.mentionKeys.includes(key) ? state : { ...state, mentionKeys: [...state.mentionKeys, key] };
}

function without(state: Case, fields: readonly Closing[]): Case {
  const rest = { ...state };
  for (const field of fields) delete rest[field];
  return rest;
}
