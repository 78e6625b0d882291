/** What the import page asks: it reads the file, and the background checks and stores what comes of it. */
import { z } from "zod";

import { mappingSchema } from "../import/mapping.ts";
import { chosenFileSchema, formatSchema, importRunSchema, MAX_ROWS } from "../import/run.ts";

const from = ["extension"] as const;
const importSchema = z.strictObject({ importId: z.uuid() });
const placeSchema = z.number().int().nonnegative();

export const importMessages = {
  /** Begins to import a file, and remembers for its columns how they were read. */
  beginImport: {
    from,
    input: z.strictObject({
      file: chosenFileSchema,
      format: formatSchema,
      mapping: mappingSchema,
      signature: z.string().regex(/^[0-9a-f]{64}$/u),
    }),
    output: importRunSchema,
  },

  /**
   * Rows of a file, after the first `from` records of it and up to `to`. Each is checked on its own: what does not fit is
   * told of and the others are kept. Refused (`out_of_step`) when the import is elsewhere.
   */
  importRows: {
    from,
    input: importSchema.extend({
      from: placeSchema,
      to: placeSchema,
      read: placeSchema,
      rows: z.array(z.unknown()).max(MAX_ROWS),
    }),
    output: z.strictObject({
      run: importRunSchema,
      /** Lines of the file that did not come in. */
      refused: z.array(z.strictObject({ line: placeSchema, isRepeated: z.boolean() })),
    }),
  },

  /** The file was read to its end, or somebody stopped it and keeps what came in. */
  endImport: {
    from,
    input: importSchema.extend({ state: z.enum(["done", "stopped"]) }),
    output: importRunSchema,
  },

  /** Takes a part of an import back, newest first; to be asked until nothing is left. */
  takeBackImport: { from, input: importSchema, output: z.strictObject({ left: placeSchema }) },
} as const;
