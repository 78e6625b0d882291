/** What was typed into the forms of a case and not sent yet: kept while the queue is open, so that nothing typed is lost. */
import { signal } from "@preact/signals";

import type { Cause, DeclineReason, Outcome } from "../case/choices.ts";

export type DraftForm = "note" | "wait" | "resolve" | "decline" | "steal" | "ask_back" | "assign";

export type Draft = {
  /** The form that is open. */
  readonly form: DraftForm | undefined;
  readonly note: string;
  readonly waitReason: string;
  /** As `<input type="datetime-local">` has it; undefined until it was touched. */
  readonly waitUntil: string | undefined;
  readonly outcome: Outcome | undefined;
  readonly cause: Cause | undefined;
  readonly resolveNote: string;
  readonly declineReason: DeclineReason | undefined;
  readonly declineNote: string;
  readonly stealReason: string;
  readonly askBackText: string;
  /** `Member.id` of the colleague who gets the case. */
  readonly assignTo: string | undefined;
  /** Words to the customer, for the reply on the site. */
  readonly reply: string;
  /** What was said in a call or a mail, to be logged. */
  readonly logText: string;
};

export type Drafts = {
  of(caseId: string): Draft;
  change(caseId: string, change: Partial<Draft>): void;
  /** `form` was sent: it closes and is empty the next time. */
  sent(caseId: string, form: DraftForm): void;
};

/** Nothing is chosen beforehand: a default would be clicked through. */
const empty: Draft = {
  form: undefined,
  note: "",
  waitReason: "",
  waitUntil: undefined,
  outcome: undefined,
  cause: undefined,
  resolveNote: "",
  declineReason: undefined,
  declineNote: "",
  stealReason: "",
  askBackText: "",
  assignTo: undefined,
  reply: "",
  logText: "",
};

export function isDraftForm(command: string): command is DraftForm {
  return Object.hasOwn(cleared, command);
}

const cleared: Readonly<Record<DraftForm, Partial<Draft>>> = {
  note: { note: "" },
  wait: { waitReason: "", waitUntil: undefined },
  steal: { stealReason: "" },
  ask_back: { askBackText: "" },
  assign: { assignTo: undefined },
  resolve: empty,
  decline: empty,
};

export function createDrafts(): Drafts {
  const drafts = signal<ReadonlyMap<string, Draft>>(new Map());
  const change = (caseId: string, changed: Partial<Draft>): void => {
    const draft = { ...(drafts.peek().get(caseId) ?? empty), ...changed };
    drafts.value = new Map(drafts.peek()).set(caseId, draft);
  };
  return {
    of: (caseId) => drafts.value.get(caseId) ?? empty,
    change,
    sent: (caseId, form) => change(caseId, { ...cleared[form], form: undefined }),
  };
}
