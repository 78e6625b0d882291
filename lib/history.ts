/** What a customer has been through with us: the lines of their timeline. */
import { z } from "zod";

import { caseIdSchema, instantSchema } from "./case/case.ts";
import { directionSchema } from "./case/command.ts";
import { customerKeySchema } from "./customer.ts";
import { intentSchema } from "./verdict.ts";

export const contactKinds = [
  "mention",
  "handed_off",
  "claimed",
  "waiting",
  "resolved",
  "declined",
  "reopened",
  "withdrawn",
  "call",
  "mail",
  "chat",
  "ticket",
  "order",
  "note",
] as const;
export type ContactKind = (typeof contactKinds)[number];

/** One line of a customer's timeline. */
export const contactSchema = z.strictObject({
  id: z.string().max(300),
  /** The account it came from; see `lib/customer.ts`. */
  customerKey: customerKeySchema,
  at: instantSchema,
  /** Where it happened: a site's name, `phone`, `email`, `chat`, or what an imported file says. */
  channel: z.string().max(20),
  kind: z.enum(contactKinds),
  /** The person's words for a mention; the outcome or reason code of a step; what was said, noted or bought otherwise. */
  text: z.string().max(30_000),
  /** Subject of a mail or a ticket; what an order is called. */
  title: z.string().max(300).optional(),
  /** What a source calls the customer. */
  name: z.string().max(300).optional(),
  /** What the source calls its status; of a resolved case, its cause. */
  state: z.string().max(100).optional(),
  /** Of calls, mails, chats and tickets. */
  direction: directionSchema.optional(),
  /** Its words are for customer service, and were not kept here. */
  reserved: z.literal(true).optional(),
  /** The file it was imported from. */
  source: z
    .strictObject({
      name: z.string().max(200),
      importId: z.string().max(100),
      line: z.number().int().nonnegative(),
    })
    .optional(),
  /** `at` of what is a contact of the customer with us, and only there; see `contactAtOf`. */
  contactAt: instantSchema.optional(),
  /** When somebody wrote it down here by hand, and only on such lines: by it they are found when their time is over. */
  loggedAt: instantSchema.optional(),
  /** What it is about, where the detector or a source says so. */
  topic: intentSchema.optional(),
  /** What stands in it that may tell who somebody is: `email:…`, `phone:…`, `order:…`, `account:…`. Absent when nothing does. */
  traces: z.array(z.string().min(1).max(260)).max(20).optional(),
  /** Name of the colleague who acted. */
  by: z.string().max(100).optional(),
  url: z.string().max(2_000).optional(),
  caseId: caseIdSchema.optional(),
});
export type Contact = z.infer<typeof contactSchema>;

const contactsWithUs: ReadonlySet<ContactKind> = new Set(["mention", "call", "mail", "chat", "ticket"]);

/**
 * What `contactAt` of a line is: its `at`, if the customer came to us with it. A sparse index counts these without reading.
 * Spread it into the line: absent and undefined are not the same to the index.
 */
export function contactAtOf({
  kind,
  direction,
  at,
}: Pick<Contact, "kind" | "direction" | "at">): Pick<Contact, "contactAt"> {
  return contactsWithUs.has(kind) && direction !== "out" ? { contactAt: at } : {};
}
