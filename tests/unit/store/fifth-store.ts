/** Timelines as version 5 of the store left them: rows as they were written, never to be changed. Invented people. */
const AT = Date.UTC(2026, 10, 20, 10);

export const fifthCustomers: readonly object[] = [
  {
    key: "x:ines",
    site: "x",
    handle: "Ines",
    name: "Inês  Duarte",
    siteId: "4711",
    contactCount: 2,
    lastContactAt: AT + 60_000,
  },
  { key: "facebook:tom", site: "facebook", handle: "tom", name: "Tom", contactCount: 1, lastContactAt: AT },
  { key: "x:broken", site: 7 },
];

export const fifthContacts: readonly object[] = [
  {
    id: "x:1",
    customerKey: "x:ines",
    at: AT,
    channel: "x",
    kind: "mention",
    text: "Where is my parcel? Write to ines@example.com",
    url: "https://x.com/Ines/status/1",
  },
  {
    id: "00000000-0000-4000-8000-000000000001",
    customerKey: "x:ines",
    at: AT + 30_000,
    channel: "x",
    kind: "handed_off",
    text: "",
    by: "Ada",
    caseId: `case-${"1".repeat(32)}`,
  },
  {
    id: "x:2",
    customerKey: "x:ines",
    at: AT + 60_000,
    channel: "x",
    kind: "mention",
    text: "Still nothing",
    url: "https://x.com/Ines/status/2",
  },
  { id: "x:nonsense", customerKey: "x:ines", at: "yesterday", kind: "mention" },
];

/** The tables of version 5 that hold these, with the indexes they had. */
export const fifthStores = {
  customers: "key",
  contacts: "id, [customerKey+at]",
};
