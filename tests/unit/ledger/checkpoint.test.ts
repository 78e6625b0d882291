import { beforeEach, describe, expect, it } from "vitest";

import { acceptCheckpoint, signCheckpoint, type Checkpoint } from "../../../lib/ledger/checkpoint.ts";
import { withMember, withoutMember } from "../../../lib/ledger/roster-changes.ts";
import { foundTeam, type Roster } from "../../../lib/ledger/roster.ts";
import { createSigner, type Signer } from "../../../lib/ledger/signed.ts";
import { lena, mira } from "../people.ts";

describe("a checkpoint", () => {
  let roster: Roster;
  let lead: Signer;
  let agent: Signer;
  let checkpoint: Checkpoint;

  beforeEach(async () => {
    [lead, agent] = [await createSigner(), await createSigner()];
    const founded = await foundTeam("Northlane care", lena, lead);
    roster = withMember(founded.roster, { ...mira, key: agent.key }, 0);
    checkpoint = {
      version: 1,
      team: roster.team,
      sequence: 812,
      open: [`case-${"a".repeat(32)}`],
      erased: [],
    };
  });

  const codeOf = async (document: unknown, by: Roster = roster): Promise<string> => {
    const accepted = await acceptCheckpoint(document, by);
    return accepted.ok ? "accepted" : accepted.problem.code;
  };

  it("counts when somebody signed it who leads", async () => {
    const accepted = await acceptCheckpoint(await signCheckpoint(checkpoint, lead), roster);
    expect(accepted).toEqual({ ok: true, value: checkpoint });
  });

  it("does not count from an agent, from a stranger, or from a lead who is gone", async () => {
    expect(await codeOf(await signCheckpoint(checkpoint, agent))).toBe("not_a_lead");
    expect(await codeOf(await signCheckpoint(checkpoint, await createSigner()))).toBe("not_a_lead");
    const after = withoutMember(roster, lena.id, 812);
    expect(await codeOf(await signCheckpoint(checkpoint, lead), after)).toBe("not_a_lead");
  });

  it("does not count when a word of it was changed, or when it is another team's", async () => {
    const signed = await signCheckpoint(checkpoint, lead);
    expect(await codeOf({ ...signed, body: signed.body.replace("812", "813") })).toBe("wrong_signature");
    const other = `team-${"x".repeat(43)}`;
    expect(await codeOf(await signCheckpoint({ ...checkpoint, team: other }, lead))).toBe("wrong_team");
  });

  it("holds ids of cases and nothing else", async () => {
    const more = { ...checkpoint, cases: [{ customerKey: "x:ines" }] };
    expect(await codeOf(await signCheckpoint(more, lead))).toBe("unreadable");
    expect(await codeOf(await signCheckpoint({ ...checkpoint, open: ["x:ines"] }, lead))).toBe("unreadable");
    expect(await codeOf("nonsense")).toBe("unreadable");
  });
});
