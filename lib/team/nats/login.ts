/** A member's login at the server: an nkey, of which the server knows the public half only. */
import { nkeys } from "@nats-io/nats-core";

export type NewLogin = {
  readonly userKey: string;
  /** The secret half. */
  readonly seed: string;
};

export function createLogin(): NewLogin {
  const user = nkeys.createUser();
  return { userKey: user.getPublicKey(), seed: new TextDecoder().decode(user.getSeed()) };
}
