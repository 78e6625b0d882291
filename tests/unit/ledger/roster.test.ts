import { beforeEach, describe, expect, it } from "vitest";

import {
  acceptRoster,
  currentMembers,
  foundTeam,
  memberAt,
  succeed,
  type Roster,
  type RosterDocument,
} from "../../../lib/ledger/roster.ts";
import { renamed, withMember, withoutMember, withRole } from "../../../lib/ledger/roster-changes.ts";
import { createSigner, type Signer } from "../../../lib/ledger/signed.ts";
import type { Result } from "../../../lib/result.ts";
import { ada, lena, mira } from "../people.ts";

let lenaSigns: Signer;
let miraSigns: Signer;
let founded: { roster: Roster; document: RosterDocument };

beforeEach(async () => {
  [lenaSigns, miraSigns] = await Promise.all([createSigner(), createSigner()]);
  founded = await foundTeam("Northlane care", lena, lenaSigns);
});

function codeOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.problem.code;
}

async function signed(next: Roster, by: Signer = lenaSigns): Promise<RosterDocument> {
  return succeed(founded.document, next, by);
}

describe("a roster", () => {
  it("begins with its founder, whose key is the team's id", async () => {
    const { roster, document } = founded;
    expect(await acceptRoster(undefined, document, roster.team)).toEqual({ ok: true, value: roster });
    const other = await foundTeam("Northlane care", { ...lena, id: "eve" }, miraSigns);
    expect(codeOf(await acceptRoster(undefined, other.document, roster.team))).toBe("wrong_team");
    const forged = await foundTeam("Northlane care", lena, miraSigns);
    const stolen = { ...forged.roster, team: roster.team };
    const document2 = await succeed(forged.document, stolen, miraSigns);
    expect(codeOf(await acceptRoster(undefined, { ...document2, earlier: [] }, roster.team))).toBe(
      "not_a_lead",
    );
  });

  it("is taken from a lead only, and only newer than the one we have", async () => {
    const { roster } = founded;
    const next = withMember(roster, { ...mira, key: miraSigns.key }, 7);
    expect(await acceptRoster(roster, await signed(next), roster.team)).toMatchObject({ ok: true });
    expect(codeOf(await acceptRoster(roster, await signed(next, miraSigns), roster.team))).toBe("not_a_lead");
    expect(codeOf(await acceptRoster(next, await signed(next), roster.team))).toBe("outdated");
    expect(codeOf(await acceptRoster(next, founded.document, roster.team))).toBe("outdated");
  });

  it("is not taken when a word of it was changed after it was signed", async () => {
    const document = await signed(withMember(founded.roster, { ...mira, key: miraSigns.key }, 7));
    const changed = { ...document.roster, body: document.roster.body.replace('"agent"', '"admin"') };
    const result = await acceptRoster(founded.roster, { ...document, roster: changed }, founded.roster.team);
    expect(codeOf(result)).toBe("wrong_signature");
    expect(codeOf(await acceptRoster(undefined, { hello: 1 }, founded.roster.team))).toBe("unreadable");
  });

  it("changes nobody's past", async () => {
    const { roster } = founded;
    const joined = withMember(roster, { ...mira, key: miraSigns.key }, 7);
    const left = withoutMember(joined, mira.id, 20);
    const rewritten = {
      ...left,
      number: left.number + 1,
      members: left.members.map((each) =>
        each.id === mira.id ? { ...each, spans: each.spans.map((span) => ({ ...span, until: 10 })) } : each,
      ),
    };
    expect(codeOf(await acceptRoster(left, await signed(rewritten), roster.team))).toBe("history_changed");
  });

  it("lets who missed some of them follow from one lead to the next", async () => {
    const { roster, document } = founded;
    const promoted = withMember(roster, { ...mira, role: "lead", key: miraSigns.key }, 3);
    const second = await succeed(document, promoted, lenaSigns);
    const third = withoutMember(promoted, lena.id, 9);
    const last = await succeed(second, third, miraSigns);
    expect(await acceptRoster(roster, last, roster.team)).toEqual({ ok: true, value: third });
    expect(await acceptRoster(undefined, last, roster.team)).toEqual({ ok: true, value: third });
    const fourth = withMember(third, { id: "tom", name: "Tom", role: "agent", key: "A".repeat(43) }, 12);
    const fifth = renamed(fourth, "tom", "Thomas");
    const grown = await succeed(await succeed(last, fourth, miraSigns), fifth, miraSigns);
    expect(await acceptRoster(undefined, grown, roster.team)).toEqual({ ok: true, value: fifth });
    expect(grown.earlier).toHaveLength(3);
    const skipped = { ...last, earlier: [document.roster] };
    expect(codeOf(await acceptRoster(roster, skipped, roster.team))).toBe("not_a_lead");
  });
});

describe("membership", () => {
  it("holds from one place in the log to another", () => {
    const key = miraSigns.key;
    const joined = withMember(founded.roster, { ...mira, key }, 8);
    const promoted = withRole(joined, mira.id, "lead", 20);
    const left = withoutMember(promoted, mira.id, 30);
    const at = (sequence: number, role: "agent" | "lead"): string | undefined =>
      memberAt(left, { id: mira.id, key, role }, sequence)?.name;
    expect([at(7, "agent"), at(8, "agent"), at(20, "agent"), at(21, "agent")]).toEqual([
      undefined,
      "Mira",
      "Mira",
      undefined,
    ]);
    expect([at(20, "lead"), at(21, "lead"), at(30, "lead"), at(31, "lead")]).toEqual([
      undefined,
      "Mira",
      "Mira",
      undefined,
    ]);
    expect(memberAt(left, { id: mira.id, key: lenaSigns.key, role: "agent" }, 9)).toBeUndefined();
  });

  it("goes by the name that a member was given, or had then where that was kept", () => {
    const key = miraSigns.key;
    const joined = withMember(founded.roster, { ...mira, key }, 0, "Mira");
    const later = withMember(joined, { ...mira, name: "Tom", key }, 9, "Tom");
    const at = (roster: Roster, sequence: number): string | undefined =>
      memberAt(roster, { id: mira.id, key, role: "agent" }, sequence)?.name;
    expect([at(later, 8), at(later, 9)]).toEqual(["Mira", "Tom"]);
    const plain = withMember(founded.roster, { ...mira, key }, 0);
    expect(at(renamed(plain, mira.id, "Mira B."), 3)).toBe("Mira B.");
  });

  it("lists who is in the team now, in their newest role", () => {
    const joined = withMember(founded.roster, { ...mira, key: miraSigns.key }, 8);
    const both = withMember(joined, { ...ada, key: "a".repeat(43) }, 9);
    const left = withoutMember(withRole(both, mira.id, "admin", 12), ada.id, 15);
    expect(currentMembers(left)).toEqual([lena, { ...mira, role: "admin" }]);
  });
});
