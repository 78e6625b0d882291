import type { Cause, DeclineReason, Outcome } from "../../lib/case/choices.ts";
import type { Contact } from "../../lib/history.ts";
import { isolated, words, type WordKey } from "../../lib/words/words.ts";

const outcomes: Readonly<Record<Outcome, WordKey>> = {
  fixed: "outcome_fixed",
  answered: "outcome_answered",
  compensated: "outcome_compensated",
  no_fix: "outcome_no_fix",
};

const reasons: Readonly<Record<DeclineReason, WordKey>> = {
  not_service: "decline_not_service",
  duplicate: "decline_duplicate",
  wrong_team: "decline_wrong_team",
  spam: "decline_spam",
  unreachable: "decline_unreachable",
  gone: "decline_gone",
};

const causes: Readonly<Record<Cause, WordKey>> = {
  delivery: "cause_delivery",
  billing: "cause_billing",
  account: "cause_account",
  outage: "cause_outage",
  product: "cause_product",
  staff: "cause_staff",
  information: "cause_information",
  website: "cause_website",
  other: "cause_other",
};

const channels: Readonly<Record<string, WordKey>> = {
  x: "channel_x",
  facebook: "channel_facebook",
  instagram: "channel_instagram",
  phone: "channel_phone",
  email: "channel_email",
  chat: "channel_chat",
  note: "channel_note",
  crm: "channel_crm",
  import: "channel_import",
};

/** What a line says happened, who did it, and what came of it. */
export function whatHappened({ kind, text, by, channel, title, direction, state }: Contact): string {
  const who = by === undefined ? words("historySomebody") : isolated(by);
  switch (kind) {
    case "mention":
      return words("historyMention", channelWords(channel));
    case "handed_off":
    case "claimed":
    case "reopened":
    case "withdrawn":
      return words(`history_${kind}`, who);
    case "waiting":
      return words("history_waiting", who, isolated(text));
    case "resolved":
      return state === undefined
        ? words("history_resolved", who, outcomeWords(text))
        : words("history_resolvedCause", who, outcomeWords(text), named(causes, state));
    case "declined":
      return words("history_declined", who, declineWords(text));
    case "call":
    case "mail":
    case "chat":
      return words(`history_${kind}_${direction ?? "in"}`);
    case "ticket":
    case "order":
      return words(`history_${kind}`, isolated(title ?? ""));
    case "note":
      return words("history_note", who);
  }
}

export function channelWords(channel: string): string {
  return named(channels, channel);
}

export function outcomeWords(code: string): string {
  return named(outcomes, code);
}

export function declineWords(code: string): string {
  return named(reasons, code);
}

/** An account as people read it: "@ines on X", "ines@example.com". */
export function accountWords(key: string): string {
  const [channel = "", ...rest] = key.split(":");
  const name = isolated(rest.join(":"));
  if (channel === "email" || channel === "phone") return name;
  return channel === "crm" ? words("accountCrm", name) : words("accountHandle", name, channelWords(channel));
}

/** Codes that this version does not know are shown as they are. */
function named(keys: Readonly<Record<string, WordKey>>, code: string): string {
  const key = keys[code];
  return key ? words(key) : code;
}
