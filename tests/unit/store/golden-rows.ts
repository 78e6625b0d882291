/** Stores as versions 1 to 5 left them: rows as they were written, never to be changed. Invented people. */
const AT = Date.UTC(2026, 10, 20, 10);
const ada = { id: "ada", name: "Ada Lind", role: "marketer" };
const caseId = `case-${"7".repeat(32)}`;

/** Words that stand in the rows below: none of them may be left on the disk in clear. */
export const telling = [
  "ines_qv",
  "Ines Quintero",
  "parcel KX-4417",
  "99007701",
  "depot said tomorrow",
  "Ada Lind",
  "northlane_care",
  "orvalane prize",
  "broken row of ines",
];

const mention = {
  key: "x:99007701",
  site: "x",
  id: "99007701",
  url: "https://x.com/ines_qv/status/99007701",
  author: { handle: "ines_qv", name: "Ines Quintero", verified: false },
  text: "Where is parcel KX-4417?",
  links: [],
  mentionedHandles: ["northlane_care"],
  language: "en",
  translated: false,
  truncated: false,
  edited: false,
  hasMedia: false,
  postedAt: "2026-11-20T10:00:00.000Z",
  surface: "mentions",
};
const verdict = {
  score: 0.9,
  answer: "service",
  confidence: "sure",
  kind: "problem",
  intent: "delivery",
  intents: [{ intent: "delivery", score: 0.8 }],
  urgency: 2,
  language: "en",
  evidence: [{ start: 9, end: 15, text: "parcel KX-4417", weight: 0.3 }],
  context: [],
};
const handedOff = { by: ada, at: AT };
const firstCase = {
  id: caseId,
  site: "x",
  customerKey: "x:ines_qv",
  mentionKeys: ["x:99007701"],
  status: "handed_off",
  delivery: "sent",
  releaseAt: AT,
  handedOff,
  notes: [{ text: "depot said tomorrow", by: ada, at: AT }],
  reopenCount: 0,
  outcomeSeen: false,
  updatedAt: AT,
  revision: 2,
};
const event = {
  id: "00000000-0000-4000-8000-000000000001",
  commandId: "00000000-0000-4000-8000-000000000901",
  caseId,
  at: AT,
  actor: ada,
};
const personal = { mentionKey: "x:99007701", customerKey: "x:ines_qv" };

type Tables = Readonly<Record<string, readonly object[]>>;
type Stores = Readonly<Record<string, string>>;

const firstRows: Tables = {
  events: [
    { ...event, sequence: 1, payload: { type: "handed_off", ...personal, site: "x", releaseAt: AT } },
    {
      ...event,
      id: "00000000-0000-4000-8000-000000000002",
      sequence: 2,
      payload: { type: "noted", text: "depot said tomorrow" },
    },
  ],
  cases: [firstCase],
  mentions: [{ key: mention.key, mention, verdict, firstSeenAt: AT }],
  customers: [
    {
      key: "x:ines_qv",
      site: "x",
      handle: "ines_qv",
      name: "Ines Quintero",
      contactCount: 1,
      lastContactAt: AT,
    },
  ],
  contacts: [
    {
      id: "x:99007701",
      customerKey: "x:ines_qv",
      at: AT,
      channel: "x",
      kind: "mention",
      text: mention.text,
      url: mention.url,
    },
  ],
  corrections: [
    {
      key: "x:99007701",
      source: "here",
      service: true,
      at: AT,
      by: "Ada Lind",
      words: [1, 2],
      author: "ines_qv",
      excerpt: mention.text,
    },
  ],
  commands: [{ id: event.commandId, at: AT, caseId }],
  settings: [
    {
      name: "settings",
      value: {
        version: 1,
        accounts: [{ site: "x", handle: "northlane_care" }],
        brandNames: [],
        alwaysWords: [],
        neverWords: ["orvalane prize"],
        ignoredWords: [],
        staff: ["northlane_care"],
        me: ada,
        sitesOff: [],
        undoSeconds: 10,
        firstResponseMinutes: 60,
        balance: "balanced",
        introduced: true,
      },
    },
  ],
  quarantine: [
    { number: 1, table: "cases", at: AT, reason: "nothing fits", row: { note: "broken row of ines" } },
  ],
};
const firstStores: Stores = {
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

const health = { key: "x mentions 2026-11-20", site: "x", surface: "mentions", at: AT, items: 3 };
const thirdEvents = [
  {
    sequence: 1,
    id: event.id,
    caseId,
    receivedAt: AT,
    unsigned: { ...event, payload: { type: "handed_off", site: "x", releaseAt: AT }, personal },
  },
  { sequence: 2, id: "aside:2", caseId, receivedAt: AT, entry: "words of ines_qv", aside: "unreadable" },
];
const thirdRows: Tables = {
  ...firstRows,
  health: [health],
  events: thirdEvents,
  cases: [{ ...firstCase, beganAt: AT, fence: 0 }],
  outbox: [
    {
      number: 1,
      id: "00000000-0000-4000-8000-000000000003",
      caseId,
      event: {
        ...event,
        id: "00000000-0000-4000-8000-000000000003",
        payload: { type: "noted" },
        personal: { text: "depot said tomorrow" },
      },
      entry: { body: "{}", key: "k", signature: "s" },
      hash: "h",
    },
  ],
  chains: [{ caseId, sequence: 2, head: "h", count: 2 }],
  ledger: [{ name: "seen", value: 2 }],
  documents: [{ name: "roster", document: { members: [ada] }, revision: 1 }],
};
const thirdStores: Stores = {
  ...firstStores,
  health: "key, at",
  events: "++sequence, &id, caseId, aside",
  cases: "id, status, [status+updatedAt], delivery, customerKey, *mentionKeys, merged.into",
  commands: "id, at, refused.at",
  outbox: "++number, &id, caseId",
  chains: "caseId",
  ledger: "name",
  documents: "name",
  keys: "name",
};
const otherIds = ["99007702"];
const fourthRows: Tables = {
  ...thirdRows,
  mentions: [{ key: mention.key, mention: { ...mention, otherIds }, verdict, firstSeenAt: AT }],
  corrections: (thirdRows["corrections"] ?? []).map((row) => ({ ...row, otherIds })),
};
const fourthStores: Stores = {
  ...thirdStores,
  mentions: "key, *mention.otherIds",
  corrections: "key, *otherIds",
};

/** Of each version, how its tables were made and what stood in them. */
export const golden: readonly { readonly version: number; readonly stores: Stores; readonly rows: Tables }[] =
  [
    { version: 1, stores: firstStores, rows: firstRows },
    {
      version: 2,
      stores: { ...firstStores, health: "key, at" },
      rows: { ...firstRows, health: [health] },
    },
    { version: 3, stores: thirdStores, rows: thirdRows },
    { version: 4, stores: fourthStores, rows: fourthRows },
    {
      version: 5,
      stores: { ...fourthStores, erasures: "caseId" },
      rows: { ...fourthRows, erasures: [{ caseId, askedAt: AT }] },
    },
  ];
