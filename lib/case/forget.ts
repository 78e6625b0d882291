/** A case whose customer asked to be forgotten. */
import type { Case } from "./case.ts";

/** Stands for a person or a mention that was erased: a key that no page has. */
export function nobody(caseId: string): string {
  return `erased:${caseId}`;
}

/** Whether `customerKey` is of somebody whose name is not here: erased, or kept to themselves by who handed off. */
export function isNobody(customerKey: string): boolean {
  return customerKey.startsWith("erased:");
}

/** The case without a word of or about the person. Who in our team did what, and when, stays. */
export function forget(state: Case, erased: NonNullable<Case["erased"]>): Case {
  const { waiting, resolution, decline, askedBack, lastOwner, former } = state;
  return {
    ...state,
    erased,
    customerKey: nobody(state.id),
    mentionKeys: [nobody(state.id)],
    notes: state.notes.map((note) => ({ ...note, text: "" })),
    ...(waiting && { waiting: { ...waiting, reason: "" } }),
    ...(resolution && { resolution: { ...resolution, note: "" } }),
    ...(decline && { decline: { ...decline, note: "" } }),
    ...(former && { former: withoutNotes(former) }),
    ...(askedBack && { askedBack: { ...askedBack, text: "" } }),
    ...(lastOwner && { lastOwner: { ...lastOwner, reason: "" } }),
  };
}

function withoutNotes(former: NonNullable<Case["former"]>): NonNullable<Case["former"]> {
  const { resolution, decline } = former;
  return {
    ...former,
    ...(resolution && { resolution: { ...resolution, note: "" } }),
    ...(decline && { decline: { ...decline, note: "" } }),
  };
}
