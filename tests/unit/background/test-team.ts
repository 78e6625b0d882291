/** A team over one log in memory, for tests: a lead's browser, and those who come into the team. */
import { expect } from "vitest";

import type { OpenTransport } from "../../../lib/background/team-link.ts";
import type { Member, Role } from "../../../lib/member.ts";
import type { Result } from "../../../lib/result.ts";
import { SoloLog } from "../../../lib/team/solo.ts";
import { mentionBy } from "../mentions.ts";
import { lena } from "../people.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "./fixture.ts";
import { testDatabase } from "../store/test-database.ts";

const ADDRESS = "wss://nats.northlane.example:9222";

type TestTeam = { opened: TestBackground[]; openTransport: OpenTransport; lead: TestBackground };

/** The team of the test that runs. */
export const team = {} as TestTeam;

export async function browserOf(me: Member): Promise<TestBackground> {
  const background = await testBackground(me, {}, team.openTransport);
  team.opened.push(background);
  return background;
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.problem.code;
}

async function found(background: TestBackground): Promise<void> {
  valueOf(
    await background.handlers.createTeam(
      { teamName: "Northlane care", name: "Lena", role: "lead", addresses: [ADDRESS] },
      fromPanel,
    ),
  );
}

export async function invited(name: string, role: Role, by: TestBackground = team.lead): Promise<string> {
  return valueOf(await by.handlers.invite({ name, role }, fromPanel)).invitation;
}

export async function isMember({ cases }: TestBackground): Promise<boolean> {
  return (await (await cases.link())?.isMember()) ?? false;
}

/** A new person's browser, in the team. */
export async function joined(name: string, role: Role): Promise<TestBackground> {
  const background = await browserOf({ id: crypto.randomUUID(), name: "Me", role: "marketer" });
  valueOf(await background.handlers.joinTeam({ invitation: await invited(name, role) }, fromPanel));
  await expect.poll(() => isMember(background)).toBe(true);
  return background;
}

/** Hands a mention off, and sends it. @returns the id of its case */
export async function handedOff(background: TestBackground, id: string): Promise<string> {
  const mention = mentionBy(`customer${id}`, id, "Where is my parcel?");
  const commandId = crypto.randomUUID();
  const annotation = valueOf(await background.handlers.handOff({ commandId, mention }, fromPage));
  const caseId = annotation.case?.id ?? "";
  valueOf(await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel));
  return caseId;
}

/** Asks for a case. */
export function claim(
  { handlers }: TestBackground,
  caseId: string,
): ReturnType<TestBackground["handlers"]["work"]> {
  return handlers.work({ commandId: crypto.randomUUID(), caseId, command: { type: "claim" } }, fromPanel);
}

export async function openTeam(): Promise<void> {
  const server = testDatabase(`server-${crypto.randomUUID()}`);
  const log = new SoloLog(server.soloTables(), () => team.opened[0]?.clock ?? 0);
  team.opened = [];
  team.openTransport = ({ memberId, installation }) => log.connect(memberId, installation);
  team.lead = await browserOf(lena);
  await found(team.lead);
}

export async function closeTeam(): Promise<void> {
  await Promise.all(team.opened.map(({ cases }) => cases.close()));
}
