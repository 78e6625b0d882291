import { Database } from "../../../lib/store/database.ts";
import { createCipher, DATA_KEY_LENGTH } from "../../../lib/vault/cipher.ts";

export const testCipher = createCipher(new Uint8Array(DATA_KEY_LENGTH).fill(7));

/** A store whose key is there at once. */
export function testDatabase(name: string): Database {
  return new Database(testCipher, name);
}
