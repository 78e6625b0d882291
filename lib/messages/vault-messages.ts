/** What our own pages may ask about the lock of the store. All of it works while the store is locked. */
import { z } from "zod";

import { MIN_PASSPHRASE_LENGTH } from "../vault/passphrase.ts";

const from = ["extension"] as const;
const nothing = z.strictObject({});
const passphraseSchema = z.string().max(1_000);

export const vaultMessages = {
  /** Opens the store until the browser closes. Refused with `wrong_passphrase`, or `too_soon` and the seconds to wait. */
  unlock: { from, input: z.strictObject({ passphrase: passphraseSchema }), output: nothing },

  /** Closes the store and all our pages until somebody unlocks it. Refused with `no_passphrase` where there is none. */
  lock: { from, input: nothing, output: nothing },

  /** Sets or changes the passphrase, or removes it (`next: null`). `current` where there is one. */
  changePassphrase: {
    from,
    input: z.strictObject({
      current: passphraseSchema.optional(),
      next: passphraseSchema.min(MIN_PASSPHRASE_LENGTH).nullable(),
    }),
    output: nothing,
  },

  /** Erases everything that is kept in this browser and starts again, as after a fresh install. */
  eraseEverything: { from, input: z.strictObject({ isMeant: z.literal(true) }), output: nothing },
} as const;
