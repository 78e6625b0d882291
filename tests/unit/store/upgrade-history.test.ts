import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, it } from "vitest";

import { customerSchema } from "../../../lib/customer.ts";
import { contactSchema } from "../../../lib/history.ts";
import type { Database } from "../../../lib/store/database.ts";
import { fifthContacts, fifthCustomers, fifthStores } from "./fifth-store.ts";
import { testDatabase } from "./test-database.ts";

let databases = 0;
let database: Database;

beforeEach(async () => {
  const name = `fifth-${(databases += 1)}`;
  const fifth = new Dexie(name);
  fifth.version(5).stores(fifthStores);
  await fifth.table("customers").bulkAdd(fifthCustomers);
  await fifth.table("contacts").bulkAdd(fifthContacts);
  fifth.close();
  database = testDatabase(name);
});

afterEach(() => database.delete());

it("keeps every line as it was, and says which are contacts of the customer with us", async () => {
  const kept = (await database.contacts.toArray()).filter((row) => contactSchema.safeParse(row).success);
  expect(kept.map(({ contactAt: _contactAt, traces: _traces, ...line }) => line)).toEqual(
    expect.arrayContaining(fifthContacts.slice(0, 3)),
  );
  const counted = database.contacts
    .where("[customerKey+contactAt]")
    .between(["x:ines", Dexie.minKey], ["x:ines", Dexie.maxKey]);
  expect((await counted.toArray()).map(({ id }) => id)).toEqual(["x:1", "x:2"]);
  const named = await database.contacts.where("traces").equals("email:ines@example.com").toArray();
  expect(named.map(({ id }) => id)).toEqual(["x:1"]);
});

it("finds an account by the site's id and by its name typed whole", async () => {
  expect(customerSchema.parse(await database.customers.get({ siteKey: "x#4711" })).key).toBe("x:ines");
  expect(customerSchema.parse(await database.customers.get({ nameKey: "inês duarte" })).key).toBe("x:ines");
  expect(await database.customers.where("nameKey").equals("tom").count()).toBe(1);
});

it("leaves what does not fit as it is", async () => {
  expect(await database.contacts.get("x:nonsense")).toEqual(fifthContacts[3]);
  expect(await database.customers.get("x:broken")).toEqual(fifthCustomers[2]);
});
