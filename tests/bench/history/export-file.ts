/** The export of a help desk as big as is asked for, written to disk piece by piece. All of it invented. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";

/** Contacts of each customer. */
export const CONTACTS_EACH = 5;

const subjects = [
  "Parcel late",
  "Refund missing",
  "Wrong size",
  "Invoice",
  "Broken on arrival",
  "Address change",
];
const words =
  "My order did not arrive on the day you promised and nobody answers the phone; please tell me where it is and when I can expect it.";

/** Handle on X of a customer, by number. @param known of the first customers */
export function handleOf(number: number, known: readonly string[]): string {
  return known[number] ?? `customer_${String(number)}`;
}

export type Named = "handle" | "email";

/**
 * @param named by which column the file says whose a row is
 * @param known handles of the first customers
 * @returns the path of a CSV with `contacts` rows of a fifth as many customers, in the order of time as exports are
 */
export async function writeExport(
  folder: string,
  contacts: number,
  named: Named,
  known: readonly string[],
): Promise<string> {
  const file = path.join(folder, `export-${named}-${String(contacts)}.csv`);
  const stream = createWriteStream(file);
  stream.write(`${named === "handle" ? "Twitter" : "E-Mail"},Ticket no,Created,Subject,Text,Status\n`);
  const customers = Math.ceil(contacts / CONTACTS_EACH);
  const start = Date.UTC(2023, 0, 1);
  for (let number = 0; number < contacts; number += 1) {
    // Every customer comes again after all others came.
    const customer = (number * 7_919) % customers;
    const handle = handleOf(customer, known);
    const who = named === "handle" ? `@${handle}` : `${handle}@example.com`;
    const at = new Date(start + number * 60_000).toISOString();
    const subject = subjects[number % subjects.length] ?? "";
    const row = `${who},${String(number)},${at},${subject},"${words} (${String(number)})",solved\n`;
    if (!stream.write(row)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
  return file;
}
