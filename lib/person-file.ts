/**
 * Everything that is stored of one person, as it is handed to them: for machines. docs/person-file.md says what is in it. The
 * format's name has its version; whatever reads it refuses another one.
 */
import { z } from "zod";

export const PERSON_FILE_FORMAT = "baton-person-1";

const recordsSchema = z.array(z.record(z.string(), z.unknown()));

export const personFileSchema = z.strictObject({
  format: z.literal(PERSON_FILE_FORMAT),
  /** ISO 8601, UTC. */
  madeAt: z.iso.datetime(),
  /** `CHANNEL:NAME` of each account that is linked as this person's. */
  accounts: z.array(z.string()),
  /** What each table of the store has of them, whole; times in it are Unix ms. */
  records: z.record(z.string(), recordsSchema),
  /** What left this browser about their cases: kinds, addresses, times and counts. */
  departures: recordsSchema,
});
export type PersonFile = z.infer<typeof personFileSchema>;
