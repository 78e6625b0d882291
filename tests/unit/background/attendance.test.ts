/** Who is at which case, over a team in memory. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Attention, Present } from "../../../lib/presence.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { browserOf, closeTeam, handedOff, isMember, joined, openTeam, team, valueOf } from "./test-team.ts";

const windows = new Map<TestBackground, string>();

async function attend(
  background: TestBackground,
  at?: Attention,
  window?: string,
): Promise<readonly Present[]> {
  const own = windows.get(background) ?? crypto.randomUUID();
  windows.set(background, own);
  const input = { window: window ?? own, ...(at && { at }) };
  return valueOf(await background.handlers.attend(input, fromPanel)).present;
}

const seen = async (): Promise<string[]> =>
  (await attend(team.lead)).map(({ name, doing }) => `${name} ${doing}`);

let caseId = "";

beforeEach(async () => {
  await openTeam();
  caseId = await handedOff(team.lead, "1");
});
afterEach(closeTeam);

describe("who is at a case", () => {
  it("is told by name, writers before viewers", async () => {
    const [mira, tom] = [await joined("Mira", "agent"), await joined("Tom", "agent")];
    await attend(mira, { caseId, isWriting: false });
    await attend(tom, { caseId, isWriting: true });
    expect(await seen()).toEqual(["Tom writing", "Mira viewing"]);
    await attend(tom);
    expect(await seen()).toEqual(["Mira viewing"]);
  });

  it("leaves out the person's own other windows and browsers, and shows nobody twice", async () => {
    const mira = await joined("Mira", "agent");
    const { id } = (await mira.cases.identity()).me;
    const second = await browserOf({ id: "second", name: "Me", role: "agent" });
    const { invitation } = valueOf(await team.lead.handlers.inviteAgain({ memberId: id }, fromPanel));
    valueOf(await second.handlers.joinTeam({ invitation }, fromPanel));
    await expect.poll(() => isMember(second)).toBe(true);
    await attend(mira, { caseId, isWriting: false });
    await attend(second, { caseId, isWriting: true });
    expect(await seen()).toEqual(["Mira writing"]);
    expect(await attend(mira, { caseId, isWriting: false })).toEqual([]);
    expect(await attend(second, { caseId, isWriting: true }, crypto.randomUUID())).toEqual([]);
  });

  it("tells of one of several windows: where something is written, else where the person turned to last", async () => {
    const mira = await joined("Mira", "agent");
    const other = await handedOff(team.lead, "2");
    await attend(mira, { caseId, isWriting: true }, crypto.randomUUID());
    const window = crypto.randomUUID();
    await attend(mira, { caseId: other, isWriting: false }, window);
    expect(await attend(team.lead)).toEqual([{ caseId, name: "Mira", doing: "writing" }]);
    await attend(mira, { caseId: other, isWriting: true }, window);
    expect(await attend(team.lead)).toEqual([{ caseId: other, name: "Mira", doing: "writing" }]);
  });

  it("forgets a window that closed without a word", async () => {
    const mira = await joined("Mira", "agent");
    await attend(mira, { caseId, isWriting: false });
    mira.clock += 5_000;
    await mira.attendance.look();
    expect(await seen()).toEqual(["Mira viewing"]);
    mira.clock += 2_000;
    await mira.attendance.look();
    expect(await seen()).toEqual([]);
  });

  it("counts who writes in answer to one of its posts on a page, as long as they do", async () => {
    const mira = await joined("Mira", "agent");
    await expect.poll(async () => (await mira.database.cases.get(caseId))?.delivery).toBe("sent");
    mira.pages.set(1, () => ({ open: true, target: "x:1" }));
    await mira.handlers.composing({}, fromPage);
    // A field that merely stands there is nobody's writing.
    expect(await seen()).toEqual([]);
    mira.pages.set(2, () => ({ open: true, target: "x:1", writing: true }));
    await mira.handlers.composing({}, fromPage);
    expect(await seen()).toEqual(["Mira writing"]);
    mira.pages.delete(2);
    await mira.attendance.look();
    expect(await seen()).toEqual([]);
  });

  it("is nobody whom the roster does not have", async () => {
    const mira = await joined("Mira", "agent");
    await attend(mira, { caseId, isWriting: false });
    const { id } = (await mira.cases.identity()).me;
    valueOf(await team.lead.handlers.removeMember({ memberId: id }, fromPanel));
    expect(await seen()).toEqual([]);
  });
});

it("is nobody for who works alone, and no page is asked", async () => {
  const alone = await testBackground();
  let asked = 0;
  alone.pages.set(1, () => {
    asked += 1;
    return { open: true, target: "x:1", writing: true };
  });
  await alone.handlers.composing({}, fromPage);
  expect(await attend(alone, { caseId, isWriting: true })).toEqual([]);
  await alone.attendance.look();
  expect(asked).toBe(0);
});
