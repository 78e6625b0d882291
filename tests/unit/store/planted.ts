/** An invented person in every table that holds somebody, and another one beside her, who stays. */
import type { Mention } from "../../../lib/mention.ts";
import type { Database } from "../../../lib/store/database.ts";
import { blocksOf } from "../../../lib/store/imported-lines.ts";
import { mentionBy, parcelVerdict } from "../mentions.ts";

const AT = Date.UTC(2026, 10, 20, 10);

/** Her accounts, the first linked to the others. */
export const accounts = ["x:ines_qv", "email:ines.qv@example.com", "phone:+4930555017"];

/** Whatever stands for her somewhere: none of it may be left. */
export const traces = [
  "ines-4417",
  "ines_qv",
  "ines.qv@example.com",
  "+4930555017",
  "Ines Quintero",
  "77001",
  "77002",
  "77003",
  "Heath Street",
  "parcel KX-4417",
  "rang twice",
  "x77-site-id",
];

const own = (id: string, text: string, more: Partial<Mention> = {}): Mention =>
  mentionBy("ines_qv", id, text, {
    author: { handle: "ines_qv", name: "Ines Quintero", verified: false, id: "x77-site-id" },
    ...more,
  });

export const herPost = own("77001", "Where is parcel KX-4417? I live in Heath Street", {
  conversationId: "77001",
});
export const herSecondPost = own("77002", "Still no parcel KX-4417, lost for good?", {
  conversationId: "77002",
});
const herMessage = own("77003", "My number is +4930555017", { private: true });
const otherPost = mentionBy("jonas", "88001", "My lamp came broken", {
  quoted: { author: { handle: "ines_qv", name: "Ines Quintero" }, text: "Heath Street again", id: "77001" },
});

/** Has her handle in it, and is another word. */
export const alike = "lines_qvx";

/** What stays of the other one. */
export const staying = ["jonas", "My lamp came broken", "88001"];

/**
 * Writes what only an import, a call, a click on *Link* and a damaged row bring; posts and cases come the usual way.
 */
export async function plantPerson(database: Database, caseId: string): Promise<void> {
  const rows = [herMessage, otherPost].map((mention) => ({
    key: mention.key,
    mention,
    verdict: parcelVerdict,
    firstSeenAt: AT,
  }));
  await database.mentions.bulkPut(rows);
  const line = { at: AT, by: "Lena" } as const;
  await database.contacts.bulkPut([
    {
      ...line,
      id: "call:ines:1",
      customerKey: "phone:+4930555017",
      channel: "phone",
      kind: "call",
      text: "She rang twice",
    },
    {
      ...line,
      id: "call:jonas:1",
      customerKey: "x:jonas",
      channel: "phone",
      kind: "call",
      text: "jonas called",
    },
  ]);
  const account = { name: "Ines Quintero", contactCount: 1, lastContactAt: AT };
  await database.customers.bulkPut([
    { ...account, key: "email:ines.qv@example.com", site: "email", handle: "ines.qv@example.com" },
    { ...account, key: "phone:+4930555017", site: "phone", handle: "+4930555017" },
  ]);
  const said = { state: "linked", ground: "said", by: "Lena", at: AT } as const;
  await database.links.bulkPut(
    ["email:ines.qv@example.com", "phone:+4930555017"].map((other) => ({
      ...said,
      pair: [other, "x:ines_qv"].toSorted().join("\n"),
      accounts: [other, "x:ines_qv"].toSorted() as [string, string],
    })),
  );
  await database.withheld.add({
    caseId,
    eventId: crypto.randomUUID(),
    kind: "address",
    value: "Heath Street 5",
  });
  const ticket = { at: AT, kind: "ticket", channel: "email" } as const;
  await database.importedBlocks.bulkAdd(
    blocksOf({ number: 1, importId: "one", batch: 0 }, [
      {
        ...ticket,
        id: "import:ines-4417",
        customerKey: "email:ines.qv@example.com",
        name: "Ines Quintero",
        title: "Heath Street, parcel KX-4417",
        text: "She rang twice",
        traces: ["email:ines.qv@example.com"],
      },
      { ...ticket, id: "import:jonas:1", customerKey: "x:jonas", text: "jonas wrote" },
    ]),
  );
  await database.facts.put({
    customerKey: "x:ines_qv",
    facts: { vip: true, value: "Heath Street regular", tags: ["rang twice"] },
    stamps: { value: { by: "Lena", at: AT } },
  });
  await database.corrections.bulkPut([
    {
      key: herPost.key,
      source: "here",
      service: true,
      at: AT,
      by: "Lena",
      words: [1, 2],
      author: "ines_qv",
      excerpt: herPost.text,
    },
    // Of a post that is not kept any more.
    { key: "x:77009", source: "here", service: false, at: AT, by: "Lena", words: [3], author: "Ines_QV" },
    { key: "x:88001", source: "here", service: true, at: AT, by: "Lena", words: [4], author: "jonas" },
  ]);
  await database.quarantine.bulkAdd([
    {
      table: "mentions",
      at: AT,
      reason: "did not fit",
      row: { damaged: { author: "@Ines_QV", text: "rang twice" } },
    },
    { table: "contacts", at: AT, reason: "did not fit", row: { text: `${alike} stays` } },
  ]);
  // Somebody signed it who is no member; whatever came is kept for the lead to look at.
  await database.events.add({
    id: "aside:forged",
    caseId: `case-${"f".repeat(32)}`,
    receivedAt: AT,
    entry: { body: "ines_qv of Heath Street" },
    personal: "rang twice, ines_qv",
    aside: "not_a_member",
  } as never);
}

/** All rows of all tables, as text. */
export async function everythingIn(database: Database): Promise<string> {
  const rows = await Promise.all(database.tables.map((table) => table.toArray()));
  return JSON.stringify(rows);
}
