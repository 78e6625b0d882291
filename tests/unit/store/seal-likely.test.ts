import { expect, it, onTestFinished } from "vitest";

import { newCustomer } from "../../../lib/customer.ts";
import { Database } from "../../../lib/store/database.ts";
import { testCipher } from "./test-database.ts";

/** A cipher that has no time in a transaction. */
const ahead = {
  ...testCipher,
  seal: (): never => {
    throw new Error("sealed in the transaction");
  },
};

it("takes what was sealed of a row that says the same, once, and of no other", async () => {
  const database = new Database(ahead, "seal-likely");
  onTestFinished(() => database.delete());
  const [mia, noa, leo] = [newCustomer("x:mia"), newCustomer("x:noa"), newCustomer("x:leo")];
  const forget = await database.sealLikely("customers", [mia, noa, leo]);
  await database.customers.put({ ...mia });
  expect(await database.customers.toArray()).toEqual([mia]);
  await expect(database.customers.put({ ...mia })).rejects.toThrow("in the transaction");
  await expect(database.customers.put({ ...noa, contactCount: 2 })).rejects.toThrow("in the transaction");
  forget();
  await expect(database.customers.put({ ...leo })).rejects.toThrow("in the transaction");
});
