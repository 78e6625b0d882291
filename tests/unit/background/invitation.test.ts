/** What an invitation is good for, and what becomes of its login. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readInvitation, writeInvitation } from "../../../lib/ledger/invitation.ts";
import { readLogin, readMembership, readSeats } from "../../../lib/store/membership.ts";
import { ada } from "../people.ts";
import { fromPanel } from "./fixture.ts";
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

beforeEach(openTeam);
afterEach(closeTeam);

describe("an invitation", () => {
  it("is good for one browser", async () => {
    const text = await invited("Mira", "agent");
    const [first, second] = [await browserOf(ada), await browserOf({ ...ada, id: "other" })];
    valueOf(await first.handlers.joinTeam({ invitation: text }, fromPanel));
    expect(codeOf(await second.handlers.joinTeam({ invitation: text }, fromPanel))).toBe("invitation_used");
    expect(await readMembership(second.database)).toBeUndefined();
  });

  it("runs out", async () => {
    const text = await invited("Mira", "agent");
    const late = await browserOf(ada);
    late.clock += 8 * 24 * 60 * 60 * 1000;
    expect(codeOf(await late.handlers.joinTeam({ invitation: text }, fromPanel))).toBe("invitation_expired");
  });

  it("is replaced by a new one, and then the old one is refused", async () => {
    const old = await invited("Mira", "agent");
    const id = (await readSeats(team.lead.database))?.seats.seats.at(-1)?.id ?? "";
    const { invitation } = valueOf(await team.lead.handlers.inviteAgain({ memberId: id }, fromPanel));
    const mira = await browserOf(ada);
    expect(codeOf(await mira.handlers.joinTeam({ invitation: old }, fromPanel))).toBe("invitation_withdrawn");
    valueOf(await mira.handlers.joinTeam({ invitation }, fromPanel));
    await expect.poll(() => isMember(mira)).toBe(true);
  });

  it("is read with the line breaks of a mail in it, and refused when it is not whole", async () => {
    const text = await invited("Mira", "agent");
    const wrapped = `Hello Mira,\n\n${text.replaceAll(/.{60}/gu, "$&\r\n")}`;
    expect(readInvitation(wrapped)).toEqual(readInvitation(text));
    expect(codeOf(readInvitation(text.slice(0, -20)))).toBe("invitation_unreadable");
    expect(codeOf(readInvitation("Hello"))).toBe("invitation_unreadable");
    expect(codeOf(readInvitation(text.replace("invitation-1", "invitation-2")))).toBe("invitation_newer");
  });

  it("cannot be turned to another team, or to a server in the open", async () => {
    const text = await invited("Mira", "agent");
    const mine = valueOf(readInvitation(text));
    const mira = await browserOf(ada);
    const forged = writeInvitation({ ...mine, team: `team-${"A".repeat(43)}` });
    expect(codeOf(await mira.handlers.joinTeam({ invitation: forged }, fromPanel))).toBe("team_forged");
    const open = writeInvitation({ ...mine, server: { ...mine.server, addresses: ["ws://nats.example"] } });
    expect(codeOf(await mira.handlers.joinTeam({ invitation: open }, fromPanel))).toBe("insecure_server");
  });

  it("leaves no login behind, at rest neither", async () => {
    const mira = await joined("Mira", "agent");
    const seed = (await readLogin(mira.database)) ?? "";
    expect(seed).toMatch(/^SU/u);
    for (const { database } of [team.lead, mira]) {
      for (const table of database.tables) {
        expect(JSON.stringify(await table.toArray())).not.toContain(seed);
      }
    }
  });
});
