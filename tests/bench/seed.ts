/** A store as a brand has it after years: customers with their contacts, mentions and cases. All of it invented. */
import type { BenchBrowser } from "./browser.ts";
import { openOwn } from "./browser.ts";

/** Contacts of each customer: three mentions, a handoff and its resolution. */
const CONTACTS_EACH = 5;

/** Handles of the seeded customers, by number. */
export function seededHandle(number: number): string {
  return `customer_${String(number)}`;
}

/** Fills Baton's own database, from one of its pages, with so many contacts. @returns how many rows there are in all */
export async function seed(browser: BenchBrowser, contacts: number): Promise<number> {
  const page = await openOwn(browser, "popup.html");
  const rows = await page.evaluate(fill, contacts / CONTACTS_EACH);
  await page.close();
  return rows;
}

/** Runs in a page of Baton and must be whole in itself. */
async function fill(customers: number): Promise<number> {
  const DAY = 86_400_000;
  const CHUNK = 500;
  const start = Date.now() - 1_000 * DAY;
  const me = { id: "seed", name: "Ada", role: "agent" };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("baton");
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error ?? new Error("no database")));
  });
  const verdict = {
    score: 0.9,
    answer: "service",
    confidence: "sure",
    kind: "problem",
    intent: "delivery",
    intents: [{ intent: "delivery", score: 0.8 }],
    urgency: 2,
    language: "en",
    evidence: [{ start: 3, end: 9, text: "parcel", weight: 0.3 }],
    context: [],
  };
  let rows = 0;

  function put(transaction: IDBTransaction, table: string, row: object): void {
    transaction.objectStore(table).put(row);
    rows += 1;
  }

  function putCustomer(transaction: IDBTransaction, number: number): void {
    const handle = `customer_${String(number)}`;
    const customerKey = `x:${handle}`;
    const at = start + (number % 900) * DAY;
    const caseId = `case-${number.toString(16).padStart(32, "0")}`;
    const mentionKeys: string[] = [];
    for (const [index, id] of [1, 2, 3].map((nth) => `9${String(number).padStart(9, "0")}${nth}`).entries()) {
      const text = `My parcel ${String(number)} is late for the ${String(index + 1)}. time, where is it? @orvalane`;
      const url = `https://x.com/${handle}/status/${id}`;
      const key = `x:${id}`;
      mentionKeys.push(key);
      const mention = {
        key,
        site: "x",
        id,
        url,
        author: { handle, name: `Customer ${String(number)}`, verified: false },
        text,
        links: [],
        mentionedHandles: ["orvalane"],
        language: "en",
        translated: false,
        truncated: false,
        edited: false,
        hasMedia: false,
        postedAt: new Date(at + index * DAY).toISOString(),
        surface: "mentions",
      };
      put(transaction, "mentions", { key, mention, verdict, firstSeenAt: at + index * DAY });
      const line = { id: key, customerKey, at: at + index * DAY, channel: "x", kind: "mention", text, url };
      put(transaction, "contacts", line);
    }
    for (const [kind, text] of [
      ["handed_off", ""],
      ["resolved", "fixed"],
    ]) {
      const line = {
        id: `${caseId}-${String(kind)}`,
        customerKey,
        at: at + 3 * DAY,
        channel: "x",
        kind,
        text,
      };
      put(transaction, "contacts", { ...line, by: me.name, caseId });
    }
    put(transaction, "customers", {
      key: customerKey,
      site: "x",
      handle,
      name: `Customer ${String(number)}`,
      contactCount: 3,
      lastContactAt: at + 2 * DAY,
    });
    put(transaction, "cases", {
      id: caseId,
      site: "x",
      customerKey,
      mentionKeys,
      status: "resolved",
      delivery: "sent",
      releaseAt: at + 3 * DAY,
      beganAt: at + 3 * DAY,
      fence: 1,
      handedOff: { by: me, at: at + 3 * DAY },
      resolution: { outcome: "fixed", cause: "delivery", note: "", by: me, at: at + 4 * DAY },
      notes: [],
      reopenCount: 0,
      outcomeSeen: true,
      updatedAt: at + 4 * DAY,
      revision: 5,
    });
  }

  for (let first = 0; first < customers; first += CHUNK) {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(["customers", "contacts", "mentions", "cases"], "readwrite");
      transaction.addEventListener("complete", () => resolve());
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("not stored")));
      for (let number = first; number < Math.min(first + CHUNK, customers); number += 1) {
        putCustomer(transaction, number);
      }
    });
  }
  database.close();
  return rows;
}
