/** How an event that takes effect changes a case (`judge.ts` says whether it does). Pure and total. */
import { isOpen, type Case, type Owner } from "./case.ts";
import type { CaseEvent, EventPayload } from "./event.ts";
import { forget, nobody } from "./forget.ts";
import { isHandoff } from "./judge.ts";
import { LEASE } from "./lease.ts";

type Passing = "owner" | "waiting" | "resolution" | "decline" | "askedBack" | "merged" | "former";

/** @throws when what begins a case is no handoff: `judge` refuses that, so it is a bug. */
export function evolve(state: Case | undefined, event: CaseEvent): Case {
  const changed = state ? apply(state, event.payload, event) : begin(event);
  if (!state) return changed;
  // What is known of the customer is no step of the case: it stays where it was in the lists.
  if (isOfCustomer(event.payload)) return { ...changed, revision: state.revision + 1 };
  return { ...changed, updatedAt: Math.max(state.updatedAt, event.at), revision: state.revision + 1 };
}

function isOfCustomer({ type }: EventPayload): boolean {
  return type === "logged" || type === "facts_set" || type === "linked";
}

function begin(event: CaseEvent): Case {
  const { payload, actor, at, caseId, personal } = event;
  if (!isHandoff(payload)) throw new Error(`case ${caseId} begins with ${payload.type}`);
  return {
    id: caseId,
    site: payload.site,
    customerKey: personal?.customerKey ?? nobody(caseId),
    mentionKeys: [personal?.mentionKey ?? nobody(caseId)],
    status: "handed_off",
    ...holding(payload, at),
    beganAt: at,
    handedOff: { by: actor, at },
    fence: 0,
    notes: [],
    reopenCount: 0,
    outcomeSeen: false,
    updatedAt: at,
    revision: 1,
  };
}

function holding(payload: EventPayload, at: number): Pick<Case, "delivery" | "releaseAt"> {
  return "releaseAt" in payload
    ? { delivery: "held", releaseAt: payload.releaseAt }
    : { delivery: "sent", releaseAt: at };
}

function apply(state: Case, payload: EventPayload, event: CaseEvent): Case {
  const { actor, at } = event;
  // What comes after somebody was forgotten brings nothing of them back.
  const text = state.erased ? "" : (event.personal?.text ?? "");
  switch (payload.type) {
    case "handed_off":
    case "joined":
    case "reopened":
      return isOpen(state) || state.status === "merged"
        ? join(state, event)
        : {
            ...reopen(state, event),
            ...holding(payload, at),
            ...("releaseAt" in payload && { former: formerOf(state) }),
            handedOff: { by: actor, at },
          };
    case "customer_posted":
      if (state.status === "resolved") return { ...reopen(state, event), delivery: "sent" };
      return state.status === "waiting"
        ? { ...without(withMention(state, event), ["waiting"]), status: "claimed", ...leased(state, at) }
        : withMention(state, event);
    case "undone":
      return undo(state);
    case "sent":
      return without({ ...state, delivery: "sent" }, ["former"]);
    case "withdrawn":
      return { ...state, status: "withdrawn" };
    case "asked_back":
      return { ...state, askedBack: { by: actor, at, text } };
    case "claimed":
      return owned(state, { member: actor, since: at, ...lease(at, payload.leaseUntil) });
    case "stolen":
      return owned(parted(without(state, ["waiting"]), "stolen", event, text), {
        member: actor,
        since: at,
        ...lease(at, payload.leaseUntil),
      });
    case "reassigned":
      return owned(parted(state, "reassigned", event, ""), {
        member: payload.to,
        since: at,
        ...lease(at, payload.leaseUntil),
        ...(actor.id !== payload.to.id && { givenBy: actor }),
      });
    case "kept":
      return state.owner ? { ...state, owner: { ...state.owner, ...lease(at, payload.leaseUntil) } } : state;
    case "lapsed":
      return unowned(parted(state, "lapsed", event, ""));
    case "released":
      return unowned(parted(state, "released", event, ""));
    case "noted":
      return { ...state, notes: [...state.notes, { text, by: actor, at }] };
    case "waited":
      return { ...state, status: "waiting", waiting: { until: payload.until, reason: text } };
    case "resumed":
      return { ...without(state, ["waiting"]), status: "claimed" };
    case "resolved": {
      const { outcome, cause } = payload;
      return {
        ...without(parted(state, "closed", event, ""), ["owner", "waiting", "decline", "askedBack"]),
        status: "resolved",
        resolution: { outcome, cause, note: text, by: actor, at },
      };
    }
    case "declined":
      return {
        ...without(parted(state, "closed", event, ""), ["owner", "waiting", "resolution", "askedBack"]),
        status: "declined",
        decline: { reason: payload.reason, note: text, by: actor, at },
      };
    case "outcome_seen":
      return { ...state, outcomeSeen: true };
    case "merged":
      return {
        ...without(parted(state, "closed", event, ""), ["owner", "waiting", "askedBack"]),
        status: "merged",
        merged: { into: payload.into, by: actor, at },
      };
    case "unmerged":
      return { ...without(state, ["merged"]), status: "handed_off" };
    case "erased":
      return forget(state, { by: actor, at });
    case "logged":
    case "facts_set":
    case "linked":
      return state;
  }
}

/** A further mention. Who adds one to a case that its sender can still undo has handed it off too: that is sent. */
function join(state: Case, event: CaseEvent): Case {
  const joined = withMention(state, event);
  const isAnothers = state.delivery === "held" && state.handedOff.by.id !== event.actor.id;
  return isAnothers ? without({ ...joined, delivery: "sent" }, ["former"]) : joined;
}

function formerOf({
  status,
  handedOff,
  resolution,
  decline,
  reopenCount,
  outcomeSeen,
}: Case): Case["former"] {
  return {
    status,
    handedOff,
    ...(resolution && { resolution }),
    ...(decline && { decline }),
    reopenCount,
    outcomeSeen,
  };
}

/** As it was before; a case that was never anything else stays as undone. */
function undo(state: Case): Case {
  const { former, ...rest } = state;
  return former ? { ...rest, delivery: "sent", ...former } : { ...state, status: "undone" };
}

/** Open again after it was closed or taken back; how often counts only what service had dealt with. */
function reopen(state: Case, event: CaseEvent): Case {
  const wasDealtWith = state.status === "resolved" || state.status === "declined";
  return {
    ...without(withMention(state, event), ["owner", "waiting", "resolution", "decline", "askedBack"]),
    status: "handed_off",
    outcomeSeen: false,
    reopenCount: state.reopenCount + (wasDealtWith ? 1 : 0),
  };
}

/** In somebody's hands; what waits goes on waiting. */
function owned(state: Case, owner: Owner): Case {
  return {
    ...without(state, ["askedBack"]),
    status: state.waiting ? "waiting" : "claimed",
    owner,
    fence: state.fence + 1,
  };
}

function unowned(state: Case): Case {
  return { ...without(state, ["owner", "waiting", "askedBack"]), status: "handed_off" };
}

/** Remembers who had it, for who takes it up next and to tell them. */
function parted(
  state: Case,
  ended: NonNullable<Case["lastOwner"]>["ended"],
  { actor, at }: CaseEvent,
  reason: string,
): Case {
  return state.owner
    ? { ...state, lastOwner: { member: state.owner.member, ended, reason, by: actor, at } }
    : state;
}

function lease(at: number, leaseUntil: number | undefined): Pick<Owner, "leasedAt" | "leaseUntil"> {
  return leaseUntil === undefined ? {} : { leasedAt: at, leaseUntil };
}

/** The owner of a case that waited has a whole lease again from the moment on at which the customer answers. */
function leased({ owner }: Case, at: number): Pick<Case, "owner"> {
  return owner ? { owner: { ...owner, ...lease(at, at + LEASE) } } : {};
}

function withMention(state: Case, { personal }: CaseEvent): Case {
  const { mentionKey, customerKey } = personal ?? {};
  if (mentionKey === undefined || state.erased || state.mentionKeys.includes(mentionKey)) return state;
  // A case whose beginning is missing its personal part learns from the next mention whose it is.
  const isNobodys = state.customerKey === nobody(state.id);
  return {
    ...state,
    customerKey: isNobodys ? (customerKey ?? state.customerKey) : state.customerKey,
    mentionKeys: [...state.mentionKeys.filter((key) => key !== nobody(state.id)), mentionKey],
  };
}

function without(state: Case, fields: readonly Passing[]): Case {
  const rest = { ...state };
  for (const field of fields) delete rest[field];
  return rest;
}
