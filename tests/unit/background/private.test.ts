/** Private messages in a team: their words travel when the person says so, and can be erased. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { mentionBy } from "../mentions.ts";
import { ada } from "../people.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { handOff } from "./steps.ts";
import {
  browserOf,
  closeTeam,
  codeOf,
  invited,
  isMember,
  joined,
  openTeam,
  team,
  valueOf,
} from "./test-team.ts";

const secret = mentionBy("ines", "9", "My door code is 4711, please deliver again", {
  private: true,
  surface: "messages",
});

const everything = async ({ database }: TestBackground): Promise<string> =>
  JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));

beforeEach(openTeam);
afterEach(closeTeam);

describe("a private message", () => {
  it("is not handed to a team before the person said that colleagues may read it", async () => {
    const mira = await joined("Mira", "agent");
    const commandId = crypto.randomUUID();
    const refused = await team.lead.handlers.handOff({ commandId, mention: secret }, fromPage);
    expect(codeOf(refused)).toBe("private_unconfirmed");
    expect(await team.lead.database.cases.count()).toBe(0);
    const confirmed = { commandId, mention: secret, confirmed: true as const };
    const { case: glance } = valueOf(await team.lead.handlers.handOff(confirmed, fromPage));
    const caseId = glance?.id ?? "";
    valueOf(await team.lead.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel));
    await expect.poll(() => everything(mira)).toContain("4711");
    // In the personal part alone: erasing takes it away everywhere.
    const link = await team.lead.cases.link();
    const logged = valueOf((await link?.transport.readCase(caseId)) ?? { ok: true, value: [] });
    expect(JSON.stringify(logged.map(({ entry }) => entry))).not.toContain("4711");
    expect(JSON.stringify(logged.map(({ personal }) => personal))).toContain("4711");
    valueOf(await team.lead.handlers.erasePerson({ accounts: [], caseIds: [caseId] }, fromPanel));
    await expect.poll(() => everything(mira)).not.toContain("4711");
    expect(await everything(team.lead)).not.toContain("4711");
  });

  it("that was handed off alone comes along into a team as a case without its words", async () => {
    const alone = await browserOf({ ...ada, role: "lead" });
    await handOff(alone, secret);
    valueOf(await alone.handlers.joinTeam({ invitation: await invited("Ada", "marketer") }, fromPanel));
    await expect.poll(() => isMember(alone)).toBe(true);
    alone.clock += 20_000;
    const [state] = await alone.database.cases.toArray();
    const caseId = state?.id ?? "";
    valueOf(await alone.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel));
    await expect.poll(async () => (await team.lead.database.cases.get(caseId))?.customerKey).toBe("x:ines");
    expect(await everything(team.lead)).not.toContain("4711");
    expect(await everything(alone)).toContain("4711");
  });

  it("is handed off with one click by who works alone", async () => {
    const alone = await testBackground();
    expect((await handOff(alone, secret)).case?.status).toBe("handed_off");
  });
});
