/**
 * The shortest passphrase that is taken, in characters: what NIST SP 800-63B-4 asks of one that stands alone. Whoever has a
 * copy of the profile can try as often as they like.
 */
export const MIN_PASSPHRASE_LENGTH = 15;
