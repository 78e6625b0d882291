/** In a team, what is over its time goes from this browser, and the case can be taken up again. */
import { afterEach, beforeEach, expect, it } from "vitest";

import { runRetention } from "../../../lib/background/retention.ts";
import { fromPanel, type TestBackground } from "./fixture.ts";
import { claim, closeTeam, handedOff, joined, openTeam, team, valueOf } from "./test-team.ts";

beforeEach(openTeam);
afterEach(closeTeam);

const work = (
  { handlers }: TestBackground,
  caseId: string,
  command: Parameters<TestBackground["handlers"]["work"]>[0]["command"],
) => handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel);

const statusAt = async ({ database }: TestBackground, caseId: string): Promise<string | undefined> =>
  (await database.cases.get(caseId))?.status;

it("a closed case goes with its words here, stays at a colleague's, and comes back when it is handed off again", async () => {
  const mira = await joined("Mira", "agent");
  const caseId = await handedOff(team.lead, "7");
  await expect.poll(() => statusAt(mira, caseId)).toBe("handed_off");
  valueOf(await claim(mira, caseId));
  valueOf(
    await work(mira, caseId, { type: "resolve", outcome: "fixed", cause: "delivery", note: "sent anew" }),
  );
  await expect.poll(() => statusAt(team.lead, caseId)).toBe("resolved");
  await expect.poll(() => team.lead.database.outbox.count()).toBe(0);

  await runRetention(team.lead);
  team.lead.clock += 1_200 * 24 * 60 * 60 * 1000;
  for (let looks = 0; looks < 10; looks += 1) await runRetention(team.lead);
  expect(await team.lead.database.cases.count()).toBe(0);
  const { database } = team.lead;
  const everything = JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));
  expect(everything).not.toContain("customer7");
  expect(everything).not.toContain("sent anew");
  expect(await statusAt(mira, caseId)).toBe("resolved");

  // The same person asks again: the entries that stayed are what it is folded upon, on both machines alike.
  expect(await handedOff(team.lead, "7")).toBe(caseId);
  await expect.poll(() => statusAt(mira, caseId)).toBe("handed_off");
  expect(await statusAt(team.lead, caseId)).toBe("handed_off");
  const [here, there] = [await database.cases.get(caseId), await mira.database.cases.get(caseId)];
  expect([here?.reopenCount, here?.customerKey]).toEqual([there?.reopenCount, there?.customerKey]);
});
