/** What leaves for a team passes the redaction; what stays here stays whole; a click tells it after all. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { mentionBy } from "../mentions.ts";
import { ada } from "../people.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { handOff } from "./steps.ts";
import {
  browserOf,
  claim,
  closeTeam,
  invited,
  isMember,
  joined,
  openTeam,
  team,
  valueOf,
} from "./test-team.ts";

const CARD = "4111 1111 1111 1111";
const PHONE = "+44 20 7946 0958";
const asks = mentionBy("ines", "9", `Where is it? Card ${CARD} was charged, call ${PHONE}`);

const everything = async ({ database }: TestBackground): Promise<string> =>
  JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));
const numbersOf = async ({ database }: TestBackground): Promise<number[]> =>
  (await database.withheld.toArray()).map(({ number = 0 }) => number);
const logged = async (by: TestBackground, caseId: string): Promise<string> =>
  JSON.stringify(
    valueOf((await (await by.cases.link())?.transport.readCase(caseId)) ?? { ok: true, value: [] }),
  );
const id = (): string => crypto.randomUUID();

async function sent(by: TestBackground, caseId: string): Promise<void> {
  valueOf(await by.handlers.sendNow({ commandId: id(), caseId }, fromPanel));
}

describe("alone", () => {
  it("nothing leaves, so nothing is hidden", async () => {
    const alone = await testBackground();
    const { case: glance } = await handOff(alone, asks);
    expect(glance?.withheld).toBeUndefined();
    expect(await alone.database.withheld.count()).toBe(0);
    expect((await alone.database.outbox.toArray())[0]?.personal).toContain(CARD);
  });
});

describe("in a team", () => {
  beforeEach(openTeam);
  afterEach(closeTeam);

  it("a handoff tells what kind of thing is hidden, and keeps it whole here", async () => {
    const mira = await joined("Mira", "agent");
    const annotation = valueOf(
      await team.lead.handlers.handOff({ commandId: id(), mention: asks }, fromPage),
    );
    expect(annotation.case?.withheld).toEqual(["card", "phone"]);
    const caseId = annotation.case?.id ?? "";
    await sent(team.lead, caseId);
    await expect
      .poll(async () => (await mira.database.mentions.get("x:9"))?.mention.text)
      .toBe("Where is it? Card [card number hidden] was charged, call [phone number hidden]");
    expect(await logged(mira, caseId)).not.toContain("1111");
    expect(await everything(mira)).not.toContain("7946");
    expect((await team.lead.database.mentions.get("x:9"))?.mention.text).toContain(CARD);
    await expect.poll(() => team.lead.database.outbox.count()).toBe(0);
  });

  it("a note is hidden for the others and stays whole here, whatever is folded again", async () => {
    const mira = await joined("Mira", "agent");
    const { case: glance } = valueOf(
      await team.lead.handlers.handOff({ commandId: id(), mention: asks }, fromPage),
    );
    const caseId = glance?.id ?? "";
    await sent(team.lead, caseId);
    const note = (by: TestBackground, text: string) =>
      by.handlers.work({ commandId: id(), caseId, command: { type: "note", text } }, fromPanel);
    valueOf(await note(team.lead, `She said: call me on ${PHONE}`));
    await expect
      .poll(async () => (await mira.database.cases.get(caseId))?.notes.map(({ text }) => text))
      .toEqual(["She said: call me on [phone number hidden]"]);
    // Each of these has the case folded from its log again.
    valueOf(await claim(mira, caseId));
    valueOf(await note(team.lead, "second"));
    await expect.poll(() => team.lead.database.outbox.count()).toBe(0);
    valueOf(await note(team.lead, "third"));
    await expect
      .poll(async () => (await team.lead.database.cases.get(caseId))?.notes.map(({ text }) => text))
      .toEqual([`She said: call me on ${PHONE}`, "second", "third"]);
    expect((await team.lead.database.cases.get(caseId))?.owner?.member.name).toBe("Mira");
  });

  it("a click puts back what waits, and what left already, as a note that says who told it", async () => {
    const mira = await joined("Mira", "agent");
    const { case: glance } = valueOf(
      await team.lead.handlers.handOff({ commandId: id(), mention: asks }, fromPage),
    );
    const caseId = glance?.id ?? "";
    const [card = 0, phone = 0] = await numbersOf(team.lead);
    const put = (numbers: number[]) =>
      team.lead.handlers.putBack({ commandId: id(), caseId, numbers }, fromPanel);
    expect(valueOf(await put([phone])).withheld.map(({ putBackAt }) => putBackAt !== undefined)).toEqual([
      false,
      true,
    ]);
    await sent(team.lead, caseId);
    const notes = async () =>
      (await mira.database.cases.get(caseId))?.notes.map(({ text, by }) => [by.name, text]);
    await expect.poll(notes).toEqual([["Lena", `Told after all:\nphone number: ${PHONE}`]]);
    expect(await everything(mira)).not.toContain(CARD);
    valueOf(await put([card, phone]));
    await expect
      .poll(async () => (await notes())?.[1])
      .toEqual(["Lena", `Told after all:\ncard number: ${CARD}`]);
    // All is told: another click does nothing.
    valueOf(await put([card]));
    expect((await team.lead.database.cases.get(caseId))?.notes).toHaveLength(2);
  });

  it("what was undone leaves nothing to put back, and nothing with the log", async () => {
    const { case: glance } = valueOf(
      await team.lead.handlers.handOff({ commandId: id(), mention: asks }, fromPage),
    );
    const caseId = glance?.id ?? "";
    const numbers = await numbersOf(team.lead);
    valueOf(await team.lead.handlers.putBack({ commandId: id(), caseId, numbers }, fromPanel));
    valueOf(await team.lead.handlers.undoHandOff({ commandId: id(), caseId }, fromPanel));
    await expect.poll(() => team.lead.database.outbox.count()).toBe(0);
    expect(await team.lead.database.withheld.count()).toBe(0);
    expect(await logged(team.lead, caseId)).not.toContain("1111");
  });

  it("what a case brings along from the time alone is hidden too", async () => {
    const alone = await browserOf({ ...ada, role: "lead" });
    await handOff(alone, asks);
    valueOf(await alone.handlers.joinTeam({ invitation: await invited("Ada", "marketer") }, fromPanel));
    await expect.poll(() => isMember(alone)).toBe(true);
    alone.clock += 20_000;
    const [state] = await alone.database.cases.toArray();
    await sent(alone, state?.id ?? "");
    await expect
      .poll(async () => (await team.lead.database.cases.get(state?.id ?? ""))?.customerKey)
      .toBe("x:ines");
    expect(await everything(team.lead)).not.toContain("1111");
    expect(await alone.database.withheld.count()).toBe(2);
  });

  it("what is told is what the person wants told", async () => {
    const settings = valueOf(await team.lead.handlers.readSettings({}, fromPanel));
    valueOf(await team.lead.handlers.saveSettings({ ...settings, hiddenKinds: ["card"] }, fromPanel));
    valueOf(await team.lead.handlers.handOff({ commandId: id(), mention: asks }, fromPage));
    expect((await team.lead.database.withheld.toArray()).map(({ kind }) => kind)).toEqual(["card"]);
  });

  it("erasing the person takes what was hidden of them along", async () => {
    const { case: glance } = valueOf(
      await team.lead.handlers.handOff({ commandId: id(), mention: asks }, fromPage),
    );
    const caseId = glance?.id ?? "";
    await sent(team.lead, caseId);
    await expect.poll(() => team.lead.database.outbox.count()).toBe(0);
    valueOf(await team.lead.handlers.erasePerson({ accounts: [], caseIds: [caseId] }, fromPanel));
    await expect.poll(() => everything(team.lead)).not.toContain("1111");
  });

  it("whoever is no sender of it finds nothing to put back", async () => {
    const mira = await joined("Mira", "agent");
    const { case: glance } = valueOf(
      await team.lead.handlers.handOff({ commandId: id(), mention: asks }, fromPage),
    );
    const caseId = glance?.id ?? "";
    await sent(team.lead, caseId);
    await expect.poll(() => mira.database.cases.count()).toBe(1);
    const refused = await mira.handlers.putBack({ commandId: id(), caseId, numbers: [1] }, fromPanel);
    expect(refused.ok).toBe(false);
  });
});

it("a text can be tried without leaving anything behind", async () => {
  const alone = await testBackground();
  const tried = valueOf(await alone.handlers.tryRedaction({ text: `call ${PHONE}` }, fromPanel));
  expect(tried).toEqual({ text: "call [phone number hidden]", kinds: ["phone"] });
  expect(await everything(alone)).not.toContain("7946");
});
