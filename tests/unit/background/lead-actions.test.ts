/** Giving cases on and erasing people, over a team in memory. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { doWhatIsDue } from "../../../lib/background/due.ts";
import { failure, type Result } from "../../../lib/result.ts";
import { readErasure } from "../../../lib/store/erasures.ts";
import type { TransportRefusal } from "../../../lib/team/transport.ts";
import { mentionBy } from "../mentions.ts";
import { annotate } from "./steps.ts";
import { fromPanel, type TestBackground } from "./fixture.ts";
import { claim, closeTeam, codeOf, handedOff, joined, openTeam, team, valueOf } from "./test-team.ts";

const idOf = async ({ cases }: TestBackground): Promise<string> => (await cases.identity()).me.id;
const stateAt = ({ database }: TestBackground, caseId: string) => database.cases.get(caseId);
const has = (background: TestBackground, caseId: string) =>
  expect.poll(async () => (await stateAt(background, caseId))?.delivery).toBe("sent");

function assign(
  by: TestBackground,
  caseId: string,
  to: string,
): ReturnType<TestBackground["handlers"]["work"]> {
  const command = { type: "assign", to } as const;
  return by.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel);
}

/** Everything a browser has stored, as one text. */
async function everything({ database }: TestBackground): Promise<string> {
  const tables = database.tables.filter(({ name }) => name !== "settings");
  return JSON.stringify(await Promise.all(tables.map((table) => table.toArray())));
}

beforeEach(openTeam);
afterEach(closeTeam);

describe("giving a case to a colleague", () => {
  it("is a lead's to do with any case, and an owner's with their own", async () => {
    const [mira, tom] = [await joined("Mira", "agent"), await joined("Tom", "agent")];
    const caseId = await handedOff(team.lead, "1");
    valueOf(await assign(team.lead, caseId, await idOf(mira)));
    // Nobody had it before; she is told all the same who gave it to her.
    await expect
      .poll(async () => (await stateAt(mira, caseId))?.owner)
      .toMatchObject({ member: { name: "Mira" }, givenBy: { name: "Lena" } });
    await has(tom, caseId);
    expect(codeOf(await assign(tom, caseId, await idOf(tom)))).toBe("not_yours");
    valueOf(await assign(mira, caseId, await idOf(tom)));
    await expect
      .poll(async () => await stateAt(team.lead, caseId))
      .toMatchObject({ owner: { member: { name: "Tom" } }, lastOwner: { ended: "reassigned" } });
  });

  it("is refused for who is not in the team, or does not work on cases", async () => {
    const ada = await joined("Ada", "marketer");
    const caseId = await handedOff(team.lead, "1");
    expect(codeOf(await assign(team.lead, caseId, "somebody"))).toBe("member_unknown");
    expect(codeOf(await assign(team.lead, caseId, await idOf(ada)))).toBe("not_service_staff");
  });
});

describe("erasing a person", () => {
  it("takes all their cases, here, at the log and at colleagues, and gives a receipt", async () => {
    const mira = await joined("Mira", "agent");
    const first = await handedOff(team.lead, "1");
    const other = await handedOff(team.lead, "2");
    await has(mira, first);
    valueOf(await claim(mira, first));
    // Seen here and never handed off.
    await annotate(mira, mentionBy("customer1", "7", "Where is my other parcel, for Heath Street?"));
    expect(await everything(mira)).toContain("Heath Street");
    await expect.poll(async () => (await stateAt(team.lead, first))?.status).toBe("claimed");

    expect(
      valueOf(await team.lead.handlers.erasePerson({ accounts: [], caseIds: [first] }, fromPanel)).cases,
    ).toEqual([first]);
    await expect
      .poll(() => readErasure(team.lead.database, first))
      .toMatchObject({ doneAt: team.lead.clock });
    await expect.poll(() => everything(mira)).not.toContain("customer1");
    expect(await everything(mira)).not.toContain("Heath Street");
    expect(await everything(team.lead)).not.toContain("customer1");
    const newcomer = await joined("Tom", "agent");
    await expect.poll(async () => (await stateAt(newcomer, first))?.erased).toBeTruthy();
    expect(await everything(newcomer)).not.toContain("customer1");
    // Nobody else is touched.
    expect((await stateAt(newcomer, other))?.customerKey).toBe("x:customer2");
  });

  it("takes every linked account with its cases, and what colleagues know of each", async () => {
    const mira = await joined("Mira", "agent");
    const cases = [await handedOff(team.lead, "1"), await handedOff(team.lead, "2")];
    for (const caseId of cases) await has(mira, caseId);
    const call = {
      id: "call:1",
      at: 1,
      channel: "phone",
      kind: "call",
      text: "She lives in Heath Street",
    } as const;
    await mira.database.contacts.put({ ...call, customerKey: "x:customer2" });
    const facts = { facts: { tags: ["Heath Street"] }, stamps: { tags: { by: "Mira", at: 1 } } };
    await mira.database.facts.put({ ...facts, customerKey: "x:customer1" });
    const accounts = ["x:customer1", "x:customer2"];
    const receipt = valueOf(await team.lead.handlers.erasePerson({ accounts, caseIds: [] }, fromPanel));
    expect(receipt.cases.toSorted()).toEqual(cases.toSorted());
    for (const trace of ["customer1", "customer2", "Heath Street"]) {
      await expect.poll(() => everything(mira)).not.toContain(trace);
      expect(await everything(team.lead)).not.toContain(trace);
    }
    const link = await team.lead.cases.link();
    for (const caseId of cases) {
      const logged = valueOf((await link?.transport.readCase(caseId)) ?? { ok: true, value: [] });
      expect(logged.map(({ personal }) => personal)).toEqual(logged.map(() => undefined));
    }
  });

  it("is nobody's but a lead's", async () => {
    const mira = await joined("Mira", "agent");
    const caseId = await handedOff(team.lead, "1");
    await has(mira, caseId);
    expect(codeOf(await mira.handlers.erasePerson({ accounts: [], caseIds: [caseId] }, fromPanel))).toBe(
      "not_allowed",
    );
    const command = { type: "erase" } as never;
    const input = { commandId: crypto.randomUUID(), caseId, command };
    expect(await everything(mira)).toContain("customer1");
    expect(codeOf(await mira.handlers.work(input, fromPanel))).toBe("not_allowed");
  });

  it.each(["offline", "forbidden"] as const)("is tried again when the server is %s", async (code) => {
    const caseId = await handedOff(team.lead, "1");
    const link = await team.lead.cases.link();
    if (!link) throw new Error("no team");
    const { transport } = link;
    const erase = transport.erase.bind(transport);
    let asked = 0;
    transport.erase = (): Promise<Result<number, TransportRefusal>> => {
      asked += 1;
      return Promise.resolve(failure(code, "not now"));
    };
    valueOf(await team.lead.handlers.erasePerson({ accounts: [], caseIds: [caseId] }, fromPanel));
    expect(await readErasure(team.lead.database, caseId)).toMatchObject({ problem: code });
    await doWhatIsDue(team.lead);
    expect(asked).toBe(2);
    transport.erase = erase;
    valueOf(await team.lead.handlers.eraseAgain({}, fromPanel));
    const done = await readErasure(team.lead.database, caseId);
    expect(done).toMatchObject({ doneAt: team.lead.clock });
    expect(done?.problem).toBeUndefined();
    await doWhatIsDue(team.lead);
    expect(asked).toBe(2);
  });

  it("removes once more what somebody added who had not heard of it", async () => {
    const mira = await joined("Mira", "agent");
    const caseId = await handedOff(team.lead, "1");
    await has(mira, caseId);
    const link = await mira.cases.link();
    if (!link) throw new Error("no team");
    valueOf(await team.lead.handlers.erasePerson({ accounts: [], caseIds: [caseId] }, fromPanel));
    // Her browser had sealed this note before; a slow network brings it now.
    const note = { type: "note", text: "She lives in Heath Street" } as const;
    const stale = await mira.handlers.work(
      { commandId: crypto.randomUUID(), caseId, command: note },
      fromPanel,
    );
    expect(["erased", undefined]).toContain(codeOf(stale));
    await doWhatIsDue(team.lead);
    const logged = valueOf(await link.transport.readCase(caseId));
    expect(JSON.stringify(logged)).not.toContain("Heath Street");
  });
});
