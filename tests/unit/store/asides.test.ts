/** What a lead reads of entries that were set aside. */
import { afterEach, beforeEach, expect, it } from "vitest";

import { seal } from "../../../lib/ledger/entry.ts";
import { createSigner, type Signer } from "../../../lib/ledger/signed.ts";
import type { Role } from "../../../lib/member.ts";
import { readAsides, type Aside } from "../../../lib/store/asides.ts";
import { readSigner } from "../../../lib/store/ledger.ts";
import { fromPanel, type TestBackground } from "../background/fixture.ts";
import { closeTeam, handedOff, joined, openTeam, team, valueOf } from "../background/test-team.ts";

beforeEach(openTeam);
afterEach(closeTeam);

let caseId = "";

/** Puts an entry into the log as somebody would who has access to the server and their own program. */
async function forge(
  actor: { id: string; role: Role },
  signer: Signer,
  change: (entry: { body: string; key: string; signature: string }) => object = (entry) => entry,
  at: number = team.lead.clock,
): Promise<void> {
  const link = await team.lead.cases.link();
  const { ledger } = await team.lead.cases.identity();
  if (!link) throw new Error("no team");
  const id = crypto.randomUUID();
  const payload = { type: "claimed" } as const;
  const time = { at, count: 0 };
  const draft = { team: ledger.team, id, commandId: id, caseId, actor, time, previous: null, payload };
  const { entry } = await seal(draft, signer);
  await link.transport.append({ id, caseId, entry: change(entry) as typeof entry, personal: undefined });
}

const asides = async (): Promise<readonly Aside[]> => (await readAsides(team.lead.database)).shown;
const told = async () => (await asides()).map(({ reason, name, isTheirs }) => [reason, name, isTheirs]);
const memberOf = async ({ cases }: TestBackground) => (await cases.identity()).me;

it("names who signed each, or in whose name it was forged, and why it does not count", async () => {
  const mira = await joined("Mira", "agent");
  const ada = await joined("Ada", "marketer");
  caseId = await handedOff(team.lead, "1");
  const { id } = await memberOf(mira);
  const stranger = await createSigner();
  await forge({ id, role: "agent" }, stranger);
  await forge({ id, role: "agent" }, await readSigner(mira.database), (entry) => ({
    ...entry,
    signature: "A".repeat(86),
  }));
  await forge({ id: "nobody", role: "lead" }, stranger);
  await forge({ id, role: "lead" }, await readSigner(mira.database));
  await forge({ id: (await memberOf(ada)).id, role: "marketer" }, await readSigner(ada.database));
  await forge({ id, role: "agent" }, await readSigner(mira.database), undefined, team.lead.clock + 3_600_000);
  await forge({ id, role: "agent" }, stranger, () => ({ words: "no entry" }));
  await expect.poll(told).toEqual([
    ["unreadable", undefined, false],
    ["future_clock", "Mira", true],
    ["not_allowed", "Ada", true],
    ["wrong_role", "Mira", true],
    ["not_a_member", undefined, false],
    ["wrong_signature", "Mira", false],
    ["not_a_member", "Mira", false],
  ]);
  expect((await asides())[1]).toMatchObject({ wanted: "claimed", caseId, at: team.lead.clock });
  expect((await team.lead.database.cases.get(caseId))?.status).toBe("handed_off");
});

it("counts those that nobody has looked at here, and shows the newest of many", async () => {
  caseId = await handedOff(team.lead, "1");
  const stranger = await createSigner();
  for (let turn = 0; turn < 25; turn += 1) await forge({ id: "nobody", role: "lead" }, stranger);
  await expect.poll(async () => (await readAsides(team.lead.database)).count).toBe(25);
  const { shown, unread } = await readAsides(team.lead.database);
  expect([shown.length, unread]).toEqual([20, 25]);
  valueOf(await team.lead.handlers.readAsides({ upTo: shown[0]?.sequence ?? 0 }, fromPanel));
  expect((await readAsides(team.lead.database)).unread).toBe(0);
  await forge({ id: "nobody", role: "lead" }, stranger);
  await expect.poll(async () => (await readAsides(team.lead.database)).unread).toBe(1);
});
