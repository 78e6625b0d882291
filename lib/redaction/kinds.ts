/** What is hidden before words leave this browser (docs/decisions/0014). */
import { z } from "zod";

export const hiddenKindSchema = z.enum(["card", "iban", "government_id", "email", "phone", "address"]);
export type HiddenKind = z.infer<typeof hiddenKindSchema>;

/** In the order in which they win where two of them overlap. */
export const hiddenKinds: readonly HiddenKind[] = hiddenKindSchema.options;

/** A stretch of a text; UTF-16 offsets. */
export type Found = { readonly kind: HiddenKind; readonly start: number; readonly end: number };
