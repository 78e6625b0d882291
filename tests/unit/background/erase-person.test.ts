import { expect, it } from "vitest";

import { findSubject } from "../../../lib/store/subject.ts";
import { personalTables } from "../../../lib/store/holdings.ts";
import { readReceipts } from "../../../lib/store/receipts.ts";
import { mentionBy } from "../mentions.ts";
import { ada, lena } from "../people.ts";
import {
  accounts,
  alike,
  everythingIn,
  herPost,
  herSecondPost,
  plantPerson,
  staying,
  traces,
} from "../store/planted.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { annotate, handOff, valueOf } from "./steps.ts";

/** Ines in every table: two posts, one of them handed off and worked on, one handoff that still waits, and the rest planted. */
async function withInes(background: TestBackground): Promise<string> {
  const { case: glance } = await handOff(background, herPost);
  const caseId = glance?.id ?? "";
  await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel);
  const command = { type: "note", text: "Lives in Heath Street, she rang twice" } as const;
  valueOf(await background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel));
  await plantPerson(background.database, caseId);
  await handOff(background, herSecondPost);
  await annotate(background, mentionBy("jonas", "88002", "Where is my lamp, jonas asks"));
  return caseId;
}

it("finds the person in every table that holds somebody, before anything is erased", async () => {
  const background = await testBackground(lena);
  await withInes(background);
  const subject = await findSubject(background.database, accounts);
  const isFound = async ([name, { find }]: (typeof personalTables)[number]): Promise<string[]> => {
    const found = JSON.stringify(await find(background.database, subject));
    return traces.some((trace) => found.includes(trace)) ? [name] : [];
  };
  const found = await Promise.all(personalTables.map((table) => isFound(table)));
  expect(found.flat()).toEqual(personalTables.map(([name]) => name));
});

it.each([lena, ada])(
  "leaves nothing of the person in any table, and the others as they were ($role)",
  async (me) => {
    const background = await testBackground(me);
    const { database, handlers } = background;
    await withInes(background);
    for (const trace of traces) expect(await everythingIn(database)).toContain(trace);

    const receipt = valueOf(await handlers.erasePerson({ accounts, caseIds: [] }, fromPanel));
    const left = (await everythingIn(database)).replaceAll(alike, "");
    for (const trace of traces) expect(left.toLowerCase()).not.toContain(trace.toLowerCase());
    for (const word of staying) expect(left).toContain(word);
    expect(await database.quarantine.count()).toBe(1);

    expect(receipt.accounts).toBe(3);
    expect(receipt.rows).toMatchObject({ customers: 3, links: 2, facts: 1, corrections: 2, quarantine: 1 });
    expect(await readReceipts(database)).toMatchObject([{ number: receipt.number, at: receipt.at }]);
  },
);

it("does not take the same posts up again from a page that still shows them, but new ones are new contacts", async () => {
  const background = await testBackground(lena);
  const { database, handlers } = background;
  await withInes(background);
  valueOf(await handlers.erasePerson({ accounts, caseIds: [] }, fromPanel));
  await annotate(background, herPost, herSecondPost);
  expect(await everythingIn(database)).not.toContain("x:ines_qv");
  await annotate(background, { ...herPost, edited: true });
  expect(await everythingIn(database)).not.toContain("x:ines_qv");

  await annotate(background, mentionBy("ines_qv", "77100", "Where is my new parcel?"));
  expect(await database.customers.get("x:ines_qv")).toMatchObject({ contactCount: 1 });
});

it("knows no card for a post of theirs any more, whatever the worker had in memory", async () => {
  const background = await testBackground(lena);
  await withInes(background);
  valueOf(await background.handlers.erasePerson({ accounts, caseIds: [] }, fromPanel));
  expect(await background.handlers.historyCard({ mentionKey: herPost.key }, fromPage)).toMatchObject({
    ok: false,
    problem: { code: "mention_unknown" },
  });
  expect(background.notices.at(-1)?.notice).toEqual({ notice: "annotationsChanged" });
});

it("erases a person who never had a case, and somebody of whom nothing is here", async () => {
  const background = await testBackground(ada);
  const { database, handlers } = background;
  await annotate(background, herPost);
  const receipt = valueOf(await handlers.erasePerson({ accounts: ["x:ines_qv"], caseIds: [] }, fromPanel));
  expect(receipt).toMatchObject({ rows: { mentions: 1, customers: 1, contacts: 1 }, cases: [] });
  expect(await everythingIn(database)).not.toContain("x:ines_qv");
  const nobody = valueOf(await handlers.erasePerson({ accounts: ["x:nobody"], caseIds: [] }, fromPanel));
  expect(nobody.rows).toEqual({});
});
