/** A person with two linked accounts is erased by a lead, with a real server between the browsers: what is left there, byte for byte. */
import { jetstreamManager } from "@nats-io/jetstream";
import { wsconnect } from "@nats-io/nats-core";
import { afterEach, beforeEach, expect, it } from "vitest";

import { finishErasures } from "../../../lib/background/erase.ts";
import { customerKeyOf } from "../../../lib/customer.ts";
import type { Member } from "../../../lib/member.ts";
import type { Mention } from "../../../lib/mention.ts";
import { readErasure } from "../../../lib/store/erasures.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import { OwnServer } from "../../team/own-server.ts";
import { filesWith } from "../../team/stored.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "../background/fixture.ts";
import { valueOf } from "../background/steps.ts";
import { mentionBy } from "../mentions.ts";
import { lena, mira, tom } from "../people.ts";
import { everythingIn } from "../store/planted.ts";

const ADMIN = { user: "operator", pass: "of the server itself" };
/** Whatever stands for her: none of it may be left anywhere. */
const traces = ["ines_qv", "ines.qv.9", "77001", "77002", "Heath Street", "rang twice", "KX-4417"];

const onX = mentionBy("ines_qv", "77001", "Where is parcel KX-4417? I live in Heath Street");
const onFacebook: Mention = {
  ...mentionBy("ines.qv.9", "77002", "Lost again, parcel KX-4417"),
  key: "facebook:77002",
  site: "facebook",
  url: "https://www.facebook.com/northlane/posts/77002",
};
const other = mentionBy("jonas", "88001", "Where is my lamp?");

let server: OwnServer;
let opened: TestBackground[];
let lead: TestBackground;

beforeEach(async () => {
  server = await OwnServer.make("ws:");
  opened = [];
  lead = await browserOf(lena);
  valueOf(
    await lead.handlers.createTeam(
      { teamName: "Northlane care", name: "Lena", role: "lead", addresses: [server.url] },
      fromPanel,
    ),
  );
  await configure();
  await server.start();
  await reached(lead);
});

afterEach(async () => {
  await Promise.all(opened.map(({ cases }) => cases.close()));
  await server.remove();
});

async function reached({ cases }: TestBackground): Promise<void> {
  await expect.poll(async () => (await (await cases.link())?.transport.lastSequence())?.ok).toBe(true);
}

async function browserOf(me: Member): Promise<TestBackground> {
  const background = await testBackground(me, {}, openNatsTransport);
  background.clock = Date.now();
  opened.push(background);
  return background;
}

/** The configuration that Baton makes, and somebody beside the team who may look at everything. */
async function configure(): Promise<void> {
  const { files } = valueOf(await lead.handlers.serverFiles(server.paths, fromPanel));
  const admin = `{ user: "${ADMIN.user}", password: "${ADMIN.pass}" }`;
  server.configure(files[0]?.text.replace("users: [", `users: [\n${admin}`) ?? "");
}

async function joined(me: Member): Promise<TestBackground> {
  const { invitation } = valueOf(await lead.handlers.invite({ name: me.name, role: me.role }, fromPanel));
  await configure();
  await server.reload();
  const background = await browserOf(me);
  valueOf(await background.handlers.joinTeam({ invitation }, fromPanel));
  await expect.poll(async () => (await background.cases.link())?.isMember()).toBe(true);
  return background;
}

async function handedOff({ handlers }: TestBackground, mention: Mention): Promise<string> {
  const commandId = crypto.randomUUID();
  const handed = valueOf(await handlers.handOff({ commandId, mention }, fromPage));
  const caseId = handed.case?.id ?? "";
  valueOf(await handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel));
  return caseId;
}

async function note({ handlers }: TestBackground, caseId: string, text: string): Promise<void> {
  const command = { type: "note", text } as const;
  valueOf(await handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel));
}

/** Every message of every stream, asked for one by one with all rights. */
async function messages(): Promise<readonly { readonly subject: string; readonly said: string }[]> {
  const connection = await wsconnect({ servers: [server.url], ...ADMIN });
  try {
    const manager = await jetstreamManager(connection);
    const found: { subject: string; said: string }[] = [];
    for await (const { config, state } of manager.streams.list()) {
      for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
        // What was erased is a gap.
        const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
        if (message) found.push({ subject: message.subject, said: message.string() });
      }
    }
    return found;
  } finally {
    await connection.close();
  }
}

const stateAt = ({ database }: TestBackground, caseId: string) => database.cases.get(caseId);

it("leaves nothing of either account at the server, at a colleague's or with who comes later, and every entry in its chain", async () => {
  const atMira = await joined(mira);
  const cases = [await handedOff(lead, onX), await handedOff(lead, onFacebook)];
  const kept = await handedOff(lead, other);
  for (const caseId of [...cases, kept]) {
    await expect.poll(async () => (await stateAt(atMira, caseId))?.delivery).toBe("sent");
  }
  const accounts = [customerKeyOf(onX), customerKeyOf(onFacebook)];
  const linking = { accounts: [...accounts] as [string, string], state: "linked", ground: "said" } as const;
  valueOf(await lead.handlers.linkAccounts({ commandId: crypto.randomUUID(), ...linking }, fromPanel));
  for (const caseId of cases) await note(atMira, caseId, "She rang twice, from Heath Street");
  await note(atMira, kept, "Jonas has the lamp in white");
  await expect.poll(() => everythingIn(lead.database)).toContain("Jonas has the lamp in white");

  // The search finds: all of it is on the server, until it is erased.
  const before = await messages();
  expect(traces.filter((trace) => !JSON.stringify(before).includes(trace))).toEqual([]);
  expect(traces.filter((trace) => filesWith(server.folder, trace).length === 0)).toEqual([]);
  const entriesBefore = before.filter(({ subject }) => subject.includes(".case."));

  const receipt = valueOf(
    await lead.handlers.erasePerson({ accounts: [...accounts], caseIds: [] }, fromPanel),
  );
  expect(receipt).toMatchObject({ accounts: 2, rows: { cases: 2, mentions: 2, customers: 2 } });
  expect(receipt.cases.toSorted()).toEqual(cases.toSorted());
  await expect
    .poll(async () => {
      await finishErasures(lead);
      return Promise.all(cases.map((id) => readErasure(lead.database, id)));
    })
    .toMatchObject(cases.map(() => ({ removed: expect.any(Number), doneAt: expect.any(Number) })));

  const after = await messages();
  for (const trace of traces) {
    expect(JSON.stringify(after)).not.toContain(trace);
    expect(filesWith(server.folder, trace)).toEqual([]);
    await expect.poll(() => everythingIn(atMira.database)).not.toContain(trace);
    expect(await everythingIn(lead.database)).not.toContain(trace);
  }
  // What was personal of the others stays, and no entry of anybody is another one than before.
  expect(JSON.stringify(after)).toContain("Jonas has the lamp in white");
  expect(after).toEqual(expect.arrayContaining(entriesBefore));

  const later = await joined(tom);
  for (const caseId of cases) {
    await expect.poll(async () => (await stateAt(later, caseId))?.erased).toBeTruthy();
  }
  await expect.poll(async () => (await stateAt(later, kept))?.customerKey).toBe("x:jonas");
  const rest = await everythingIn(later.database);
  expect(traces.filter((trace) => rest.includes(trace))).toEqual([]);
  // Each browser read the whole chain, and none found anything that does not belong there.
  const chains = await Promise.all(opened.map(({ database }) => database.chains.bulkGet([...cases, kept])));
  expect(chains[1]).toEqual(chains[0]);
  expect(chains[2]).toEqual(chains[0]);
  for (const { database } of opened) {
    expect(await database.events.filter(({ aside }) => aside !== undefined).count()).toBe(0);
    expect(await database.quarantine.count()).toBe(0);
  }
});
