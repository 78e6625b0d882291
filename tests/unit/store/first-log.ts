/** A store as the first release left it (version 1): rows as they were written, never to be changed. Invented people. */
const AT = Date.UTC(2026, 10, 20, 10);
const ada = { id: "me", name: "Ada", role: "marketer" };
const mira = { id: "me", name: "Mira", role: "agent" };
export const [resolvedCase, undoneCase, heldCase, waitingCase, plantedCase] = [1, 2, 3, 4, 5].map(
  (number) => `case-${String(number).repeat(32)}`,
) as [string, string, string, string, string];

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

let number = 0;
function event(caseId: string, actor: object, payload: object): object {
  number += 1;
  return { id: uuid(number), commandId: uuid(900 + number), caseId, at: AT + number, actor, payload };
}

function handedOff(caseId: string, key: string): object {
  const payload = {
    type: "handed_off",
    mentionKey: key,
    customerKey: "x:ines",
    site: "x",
    releaseAt: AT + 10_000,
  };
  return event(caseId, ada, payload);
}

export const firstEvents: readonly object[] = [
  handedOff(resolvedCase, "x:1"),
  event(resolvedCase, ada, { type: "sent" }),
  event(resolvedCase, ada, { type: "joined", mentionKey: "x:2" }),
  event(resolvedCase, mira, { type: "claimed" }),
  event(resolvedCase, mira, { type: "noted", text: "Called the depot" }),
  event(resolvedCase, mira, {
    type: "resolved",
    outcome: "fixed",
    cause: "delivery",
    note: "Sent a new one",
  }),
  event(resolvedCase, ada, { type: "outcome_seen" }),
  handedOff(undoneCase, "x:3"),
  event(undoneCase, ada, { type: "undone" }),
  handedOff(heldCase, "x:4"),
  handedOff(waitingCase, "x:5"),
  event(waitingCase, ada, { type: "sent" }),
  event(waitingCase, mira, { type: "declined", reason: "wrong_team", note: "" }),
  event(waitingCase, ada, { type: "reopened", mentionKey: "x:6", releaseAt: AT + 20_000 }),
  event(waitingCase, ada, { type: "sent" }),
  event(waitingCase, mira, { type: "claimed" }),
  event(waitingCase, mira, { type: "waited", until: AT + 86_400_000, reason: "the parcel's number" }),
];

function row(id: string, status: string, more: object = {}): object {
  return {
    id,
    site: "x",
    customerKey: "x:ines",
    mentionKeys: ["x:9"],
    status,
    delivery: "sent",
    releaseAt: AT + 10_000,
    handedOff: { by: ada, at: AT },
    notes: [],
    reopenCount: 0,
    outcomeSeen: false,
    updatedAt: AT,
    revision: 1,
    ...more,
  };
}

export const firstCases: readonly object[] = [
  row(resolvedCase, "resolved"),
  row(undoneCase, "undone"),
  row(heldCase, "handed_off", { delivery: "held" }),
  row(waitingCase, "waiting"),
  // Its log is gone; what its row says is all there is.
  row(plantedCase, "claimed", { owner: { member: mira, since: AT + 5 } }),
];

export const firstStores = {
  events: "++sequence, &id, caseId",
  cases: "id, status, [status+updatedAt], delivery, customerKey, *mentionKeys",
  mentions: "key",
  customers: "key",
  contacts: "id, [customerKey+at]",
  corrections: "key",
  commands: "id, at",
  settings: "name",
  quarantine: "++number",
};
