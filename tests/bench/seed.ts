/** A store as a brand has it after years: customers with their contacts, mentions and cases. All of it invented. */
import { expect } from "@playwright/test";

import { plantRows, readTable } from "../browser/store.ts";
import type { BenchBrowser } from "./browser.ts";
import { openOwn } from "./browser.ts";

/** Contacts of each customer: three mentions, a handoff and its resolution. */
const CONTACTS_EACH = 5;
/** Customers whose rows are encrypted and written at once. */
const CHUNK = 500;
const DAY = 86_400_000;

type Tables = { readonly [Name in "customers" | "contacts" | "mentions" | "cases"]: object[] };

/** Handles of the seeded customers, by number. */
export function seededHandle(number: number): string {
  return `customer_${String(number)}`;
}

const me = { id: "seed", name: "Ada", role: "agent" };
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

/** Fills Baton's own database, from one of its pages, with so many contacts. @returns how many rows there are in all */
export async function seed(browser: BenchBrowser, contacts: number): Promise<number> {
  const page = await openOwn(browser, "popup.html");
  // The store is there once the background has made its settings.
  await expect.poll(() => readTable(page, "settings")).not.toEqual([]);
  const start = Date.now() - 1_000 * DAY;
  const customers = contacts / CONTACTS_EACH;
  let rows = 0;
  for (let first = 0; first < customers; first += CHUNK) {
    const tables: Tables = { customers: [], contacts: [], mentions: [], cases: [] };
    for (let number = first; number < Math.min(first + CHUNK, customers); number += 1) {
      addCustomer(tables, number, start);
    }
    for (const name of ["customers", "contacts", "mentions", "cases"] as const) {
      await plantRows(page, name, tables[name]);
      rows += tables[name].length;
    }
  }
  await page.close();
  return rows;
}

/** @param start Unix ms of the first day */
function addCustomer(tables: Tables, number: number, start: number): void {
  const handle = seededHandle(number);
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
    tables.mentions.push({ key, mention, verdict, firstSeenAt: at + index * DAY });
    const line = { id: key, customerKey, at: at + index * DAY, channel: "x", kind: "mention", text, url };
    tables.contacts.push(line);
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
    tables.contacts.push({ ...line, by: me.name, caseId });
  }
  tables.customers.push({
    key: customerKey,
    site: "x",
    handle,
    name: `Customer ${String(number)}`,
    contactCount: 3,
    lastContactAt: at + 2 * DAY,
  });
  tables.cases.push({
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
