/** A team over one log in memory: founding, joining, roles, removal, a lead's machine that is lost. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { doWhatIsDue } from "../../../lib/background/due.ts";
import { currentMembers } from "../../../lib/ledger/roster.ts";
import { readLogin, readSeats, readTeam } from "../../../lib/store/membership.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { failure } from "../../../lib/result.ts";
import type { Transport } from "../../../lib/team/transport.ts";
import { ada, lena } from "../people.ts";
import { fromPanel, type TestBackground } from "./fixture.ts";
import {
  browserOf,
  claim,
  closeTeam,
  codeOf,
  handedOff,
  invited,
  isMember,
  joined,
  openTeam,
  team,
  valueOf,
} from "./test-team.ts";

async function names({ database }: TestBackground): Promise<readonly string[]> {
  const stored = await readTeam(database);
  return stored ? currentMembers(stored.roster).map(({ name, role }) => `${name} ${role}`) : [];
}

async function invitations({ database }: TestBackground): Promise<readonly unknown[] | undefined> {
  return (await readSeats(database))?.seats.seats.map(({ invitation }) => invitation);
}

beforeEach(openTeam);
afterEach(closeTeam);

describe("a team", () => {
  it("is founded by one person, who leads it", async () => {
    expect(await names(team.lead)).toEqual(["Lena lead"]);
    expect(await isMember(team.lead)).toBe(true);
    expect(codeOf(await team.lead.handlers.joinTeam({ invitation: "x" }, fromPanel))).toBe("already_in_team");
  });

  it("takes in who was invited, by the name and role that the lead gave", async () => {
    const mira = await joined("Mira", "agent");
    expect((await readSettings(mira.database)).me).toMatchObject({ name: "Mira", role: "agent" });
    await expect.poll(() => names(team.lead)).toEqual(["Lena lead", "Mira agent"]);
    // The invitation is struck out after the roster was written.
    await expect.poll(() => invitations(team.lead)).toEqual([undefined, undefined]);
  });

  it("shares its cases, and one of two who claim wins", async () => {
    const [marketer, mira, tom] = [
      await joined("Ada", "marketer"),
      await joined("Mira", "agent"),
      await joined("Tom", "agent"),
    ];
    const caseId = await handedOff(marketer, "1");
    const statusAt = async ({ database }: TestBackground) => (await database.cases.get(caseId))?.delivery;
    await expect.poll(() => Promise.all([mira, tom].map(statusAt))).toEqual(["sent", "sent"]);
    const claims = await Promise.all([claim(mira, caseId), claim(tom, caseId)]);
    // The loser is told at once, or later when the log's word takes longer than people are kept waiting.
    const told = async ({ database }: TestBackground, index: number) => {
      const command = await database.commands.where("refused.at").above(0).first();
      const answer = claims[index];
      return (answer && codeOf(answer)) ?? command?.refused?.code ?? "yours";
    };
    await expect
      .poll(async () => (await Promise.all([mira, tom].map(told))).toSorted())
      .toEqual(["already_claimed", "yours"]);
    const owners = () =>
      Promise.all(
        team.opened.map(async ({ database }) => (await database.cases.get(caseId))?.owner?.member.name),
      );
    const [winner = ""] = (await owners()).filter((owner) => owner !== undefined);
    await expect.poll(owners).toEqual(team.opened.map(() => winner));
  });

  it("does not take what somebody signs before they are in it, and takes it once they are", async () => {
    const text = await invited("Ada", "marketer");
    await team.lead.cases.close();
    const waiting = await browserOf(ada);
    valueOf(await waiting.handlers.joinTeam({ invitation: text }, fromPanel));
    const caseId = await handedOff(waiting, "1");
    expect(await waiting.database.outbox.count()).toBeGreaterThan(0);
    await team.lead.cases.change(() => Promise.resolve());
    await expect.poll(() => isMember(waiting)).toBe(true);
    await waiting.cases.pump();
    await expect
      .poll(async () => (await team.lead.database.cases.get(caseId))?.handedOff.by.name)
      .toBe("Ada");
    await expect.poll(() => waiting.database.outbox.count()).toBe(0);
  });

  it("gets what its server had no time for when it was sent first", async () => {
    const { openTransport } = team;
    let busy = 0;
    team.openTransport = (options) => {
      const transport = openTransport(options);
      const append: Transport["append"] = (...entry) =>
        busy-- > 0 ? Promise.resolve(failure("offline", "no time")) : transport.append(...entry);
      return { ...transport, append };
    };
    const marketer = await joined("Ada", "marketer");
    busy = 1;
    const caseId = await handedOff(marketer, "1");
    await expect.poll(async () => (await team.lead.database.cases.get(caseId))?.delivery).toBe("sent");
  });

  it("gets the open cases that a member brings along, with their notes, and not the closed ones", async () => {
    const alone = await browserOf({ ...ada, role: "lead" });
    const [open, done] = [await handedOff(alone, "1"), await handedOff(alone, "2")];
    const work = (caseId: string, command: object) =>
      alone.handlers.work(
        { commandId: crypto.randomUUID(), caseId, command: command as { type: "claim" } },
        fromPanel,
      );
    valueOf(await work(open, { type: "note", text: "Called twice." }));
    valueOf(await claim(alone, done));
    valueOf(await work(done, { type: "resolve", outcome: "fixed", cause: "delivery", note: "" }));
    valueOf(await alone.handlers.joinTeam({ invitation: await invited("Ada", "marketer") }, fromPanel));
    await expect.poll(() => isMember(alone)).toBe(true);
    await alone.cases.pump();
    valueOf(await alone.handlers.sendNow({ commandId: crypto.randomUUID(), caseId: open }, fromPanel));
    await expect.poll(async () => (await team.lead.database.cases.get(open))?.status).toBe("handed_off");
    expect((await team.lead.database.mentions.toArray()).map(({ mention }) => mention.text)).toEqual([
      "Where is my parcel?",
    ]);
    expect(await team.lead.database.cases.get(done)).toBeUndefined();
    expect((await alone.database.cases.get(done))?.status).toBe("resolved");
    expect(await alone.database.events.where("aside").notEqual("").count()).toBe(0);
  });
});

describe("a lead", () => {
  it("renames and promotes a member, whose browser follows", async () => {
    const mira = await joined("Mira", "agent");
    const { id } = (await readSettings(mira.database)).me;
    valueOf(await team.lead.handlers.renameMember({ memberId: id, name: "Mira B." }, fromPanel));
    valueOf(await team.lead.handlers.changeRole({ memberId: id, role: "lead" }, fromPanel));
    await expect
      .poll(async () => (await readSettings(mira.database)).me)
      .toEqual({ id, name: "Mira B.", role: "lead" });
    const saved = {
      ...(await readSettings(mira.database)),
      me: { id: "me", name: "Eve", role: "admin" as const },
    };
    valueOf(await mira.handlers.saveSettings(saved, fromPanel));
    expect((await readSettings(mira.database)).me.name).toBe("Mira B.");
  });

  it("removes a member: their open cases return to the queue, and what they sign counts no more", async () => {
    const mira = await joined("Mira", "agent");
    const caseId = await handedOff(team.lead, "1");
    await expect.poll(async () => (await mira.database.cases.get(caseId))?.delivery).toBe("sent");
    valueOf(await claim(mira, caseId));
    await expect.poll(async () => (await team.lead.database.cases.get(caseId))?.status).toBe("claimed");
    const { id } = (await readSettings(mira.database)).me;
    const lookedFor = team.lead.lookedFor;
    valueOf(await team.lead.handlers.removeMember({ memberId: id }, fromPanel));
    // What is due is looked at on the spot, not with the next alarm.
    expect(team.lead.lookedFor).toBeGreaterThan(lookedFor);
    await doWhatIsDue(team.lead);
    expect((await team.lead.database.cases.get(caseId))?.owner).toBeUndefined();
    await expect.poll(() => isMember(mira)).toBe(false);
    await claim(mira, caseId);
    await mira.cases.pump();
    expect((await team.lead.database.cases.get(caseId))?.status).toBe("handed_off");
    expect(await names(team.lead)).toEqual(["Lena lead"]);
  });

  it("hears of a member whom another lead removed, and gives their cases back, should that lead's machine be gone", async () => {
    const [mira, noor] = [await joined("Mira", "agent"), await joined("Noor", "lead")];
    const caseId = await handedOff(team.lead, "1");
    await expect.poll(async () => (await mira.database.cases.get(caseId))?.delivery).toBe("sent");
    valueOf(await claim(mira, caseId));
    await expect.poll(async () => (await noor.database.cases.get(caseId))?.status).toBe("claimed");
    const { id } = (await readSettings(mira.database)).me;
    const lookedFor = noor.lookedFor;
    valueOf(await team.lead.handlers.removeMember({ memberId: id }, fromPanel));
    await team.lead.cases.close();
    await expect.poll(() => names(noor)).toEqual(["Lena lead", "Noor lead"]);
    expect(noor.lookedFor).toBeGreaterThan(lookedFor);
    await doWhatIsDue(noor);
    expect(await noor.database.cases.get(caseId)).toMatchObject({
      status: "handed_off",
      lastOwner: { member: { id }, ended: "released" },
    });
  });

  it("does neither to themself, and nobody else does it at all", async () => {
    const mira = await joined("Mira", "agent");
    const { id } = (await readSettings(team.lead.database)).me;
    expect(codeOf(await team.lead.handlers.removeMember({ memberId: id }, fromPanel))).toBe("not_yourself");
    expect(codeOf(await mira.handlers.removeMember({ memberId: id }, fromPanel))).toBe("not_allowed");
    expect(codeOf(await mira.handlers.invite({ name: "Eve", role: "admin" }, fromPanel))).toBe("not_allowed");
  });

  it("whose machine is lost is replaced by a second lead, who has all it takes", async () => {
    const second = await joined("Noor", "lead");
    await team.lead.cases.close();
    await team.lead.database.delete();
    const { id } = lena;
    valueOf(await second.handlers.removeMember({ memberId: id }, fromPanel));
    const text = await invited("Mira", "agent", second);
    const mira = await browserOf(ada);
    valueOf(await mira.handlers.joinTeam({ invitation: text }, fromPanel));
    await expect.poll(() => isMember(mira)).toBe(true);
    expect(await names(mira)).toEqual(["Noor lead", "Mira agent"]);
    const paths = { store: "/var/lib/nats", certificate: "/etc/nats/cert.pem", key: "/etc/nats/key.pem" };
    const { files } = valueOf(await second.handlers.serverFiles(paths, fromPanel));
    const seats = (await readSeats(second.database))?.seats.seats ?? [];
    for (const { userKey } of seats) expect(files[0]?.text).toContain(userKey);
  });
});

it("who leaves forgets the team's cases and customers, and works alone again", async () => {
  const mira = await joined("Mira", "agent");
  const caseId = await handedOff(team.lead, "1");
  await expect.poll(async () => (await mira.database.cases.get(caseId))?.status).toBe("handed_off");
  valueOf(await mira.handlers.leaveTeam({}, fromPanel));
  for (const table of ["cases", "events", "mentions", "customers", "contacts", "outbox"]) {
    expect(await mira.database.table(table).count()).toBe(0);
  }
  expect(await readLogin(mira.database)).toBeUndefined();
  await handedOff(mira, "2");
  expect(await mira.database.cases.count()).toBe(1);
});
