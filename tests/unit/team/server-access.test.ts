/** What the server lets whom do, with the configuration that Baton makes for a team: tried on a real server. */
import { wsconnect, type NatsConnection } from "@nats-io/nats-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { createSigner, sign, type Signed, type Signer } from "../../../lib/ledger/signed.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import { entrySubject, inboxOf, namesOf, personalSubject } from "../../../lib/team/nats/names.ts";
import { accountConfig } from "../../../lib/team/nats/server-config.ts";
import type { Outgoing, Transport } from "../../../lib/team/transport.ts";
import { codeOf, until, valueOf } from "../../contract/log.ts";
import { need, newNatsServer } from "../../setup/programs.ts";
import { ask, intrude, hear } from "../../team/intruder.ts";
import { createMember, type TestMember } from "../../team/members.ts";
import { startServer, type TestServers } from "../../team/nats-server.ts";
import { filesWith } from "../../team/stored.ts";

const CASE = `case-${"a".repeat(32)}`;
const FORBIDDEN = "PermissionViolationError";

const [mona, mira, tom, lena] = [
  createMember("mona", "marketer"),
  createMember("mira", "agent"),
  createMember("tom", "agent"),
  createMember("lena", "lead"),
];
const [ina, max] = [createMember("ina", "agent"), createMember("max", "lead")];
const access = `accounts {
${accountConfig("acme", [mona, mira, tom, lena])}
${accountConfig("rival", [ina, max])}
}`;
const names = namesOf("acme");

let started: TestServers;
let url: string;
let signer: Signer;
const transports: Transport[] = [];
const connections: NatsConnection[] = [];

function open(team: string, { id, seed, role }: TestMember): Transport {
  const transport = openNatsTransport({
    servers: [url],
    team,
    memberId: id,
    installation: crypto.randomUUID(),
    seed,
    copies: role === "lead" ? 1 : undefined,
  });
  transports.push(transport);
  return transport;
}

async function ready(transport: Transport): Promise<Transport> {
  await vi.waitFor(async () => valueOf(await transport.lastSequence()), { timeout: 10_000, interval: 10 });
  return transport;
}

async function connect(member: TestMember): Promise<NatsConnection> {
  const connection = await intrude(url, member);
  connections.push(connection);
  return connection;
}

const document = (says: string): Promise<Signed> => sign(JSON.stringify({ says }), signer);

async function entry(says: string, personal?: string): Promise<Outgoing> {
  return { id: crypto.randomUUID(), caseId: CASE, entry: await document(says), personal };
}

beforeAll(async () => {
  const server = await startServer({ program: need(newNatsServer), access });
  started = server;
  ({ url } = server.server);
  signer = await createSigner();
  await Promise.all([ready(open("acme", lena)), ready(open("rival", max))]);
}, 60_000);

afterAll(async () => {
  await Promise.all(transports.map((each) => each.close()));
  await Promise.all(connections.map((each) => each.close()));
  await started.stop();
}, 60_000);

describe("The server of a team", () => {
  it("lets nobody in without a login, or with one that is no member's", async () => {
    await expect(wsconnect({ servers: [url], reconnect: false })).rejects.toThrow(/Authorization/u);
    await expect(intrude(url, createMember("mira", "lead"))).rejects.toThrow(/Authorization/u);
  });

  it("tells who is refused so, and never with their secret", async () => {
    const stranger = createMember("mira", "agent");
    const transport = open("acme", stranger);
    await until(() => transport.connection().state === "refused");
    const refused = await transport.append(await entry("let me in"));
    const told = JSON.stringify([transport.connection(), refused, await transport.readDocument("roster")]);
    expect(codeOf(refused)).toBe("offline");
    expect(told).not.toContain(stranger.seed);
    expect(told).not.toContain(stranger.userKey);
  });

  it("is not even asked over a connection that others can read", () => {
    const transport = openNatsTransport({
      servers: ["ws://nats.example:9222"],
      team: "acme",
      memberId: mira.id,
      installation: "here",
      seed: mira.seed,
      copies: undefined,
    });
    transports.push(transport);
    expect(transport.connection().state).not.toBe("connected");
    return until(() => transport.connection().state === "refused");
  });

  it("keeps a member out of everything of another team", async () => {
    valueOf(await (await ready(open("acme", mira))).append(await entry("ours", "our customer")));
    const spy = await connect(ina);
    for (const subject of [
      entrySubject("acme", CASE),
      personalSubject("acme", CASE, "some-event"),
      `baton.acme.presence.ina.here`,
      `$KV.${names.bucket}.roster`,
      `$JS.API.STREAM.INFO.${names.entries}`,
      `$JS.API.STREAM.MSG.GET.${names.personal}`,
      `$JS.API.CONSUMER.CREATE.${names.entries}.spy`,
      "$JS.API.STREAM.NAMES",
      "$SYS.REQ.SERVER.PING",
    ]) {
      expect([subject, await ask(spy, subject, { seq: 1 })]).toEqual([subject, FORBIDDEN]);
    }
    for (const subject of [">", "baton.acme.>", names.entriesSubjects, names.presenceSubjects, "$SYS.>"]) {
      expect([subject, await hear(spy, subject)]).toEqual([subject, FORBIDDEN]);
    }
  });

  it("is a world of its own for each team, even for names that both have", async () => {
    const rival = await ready(open("rival", ina));
    expect(valueOf(await rival.readCase(CASE))).toEqual([]);
    await rival.append(await entry("theirs"));
    const acme = await ready(open("acme", tom));
    const said = valueOf(await acme.readCase(CASE)).map(({ entry: each }) => JSON.stringify(each));
    expect(said.join()).not.toContain("theirs");
  });

  it("lets nobody listen to what another member is answered, or answer them", async () => {
    const spy = await connect(mira);
    expect(await hear(spy, `${inboxOf("tom")}.>`)).toBe(FORBIDDEN);
    expect(await hear(spy, "_INBOX.>")).toBe(FORBIDDEN);
    expect(await hear(spy, ">")).toBe(FORBIDDEN);
    expect(await hear(spy, `${inboxOf("mira")}.>`)).toBe("heard");
    expect(await ask(spy, `${inboxOf("tom")}.guess`)).toBe(FORBIDDEN);
  });

  it("lets nobody speak as somebody else", async () => {
    const spy = await connect(mira);
    expect(await ask(spy, "baton.acme.presence.tom.here", { caseId: CASE, doing: "writing" })).toBe(
      FORBIDDEN,
    );
  });

  it.each([mona, mira])(
    "does not let a $role write documents, erase, or take anything away",
    async (member) => {
      const transport = await ready(open("acme", member));
      const said = valueOf(await transport.append(await entry("stays", "stays too")));
      expect(codeOf(await transport.writeDocument("roster", await document("mine"), 0))).toBe("forbidden");
      expect(codeOf(await transport.writeDocument("checkpoint", await document("mine"), 0))).toBe(
        "forbidden",
      );
      expect(codeOf(await transport.erase(CASE))).toBe("forbidden");

      const intruder = await connect(member);
      const streams = [names.entries, names.personal, `KV_${names.bucket}`];
      const asks = streams.flatMap((stream) => [
        ...["DELETE", "PURGE", "UPDATE", "CREATE", "SNAPSHOT", "RESTORE", "LEADER.STEPDOWN"].map(
          (verb) => `$JS.API.STREAM.${verb}.${stream}`,
        ),
        `$JS.API.STREAM.MSG.DELETE.${stream}`,
        `$JS.API.CONSUMER.NAMES.${stream}`,
        `$JS.API.CONSUMER.LIST.${stream}`,
      ]);
      for (const subject of [...asks, "$JS.API.STREAM.CREATE.more", "$JS.API.ACCOUNT.PURGE.acme"]) {
        expect([subject, await ask(intruder, subject, { seq: said.sequence })]).toEqual([subject, FORBIDDEN]);
      }
      const kept = valueOf(await transport.readCase(CASE)).find(({ sequence }) => sequence === said.sequence);
      expect(kept?.personal).toBe("stays too");
    },
  );

  it("does not let a lead delete or rewrite entries", async () => {
    const intruder = await connect(lena);
    for (const verb of ["DELETE", "PURGE", "UPDATE", "MSG.DELETE", "SNAPSHOT", "RESTORE"]) {
      const subject = `$JS.API.STREAM.${verb}.${names.entries}`;
      expect([subject, await ask(intruder, subject, { seq: 1 })]).toEqual([subject, FORBIDDEN]);
    }
  });

  it("keeps the first personal part of an entry, whoever writes there next", async () => {
    const transport = await ready(open("acme", mira));
    const ours = await entry("ours", "as it was");
    valueOf(await transport.append(ours));
    const intruder = await connect(tom);
    const answered = await ask(intruder, personalSubject("acme", CASE, ours.id), "overwritten");
    expect(answered).toContain("maximum messages per subject exceeded");
    const kept = valueOf(await transport.readCase(CASE)).at(-1);
    expect(kept?.personal).toBe("as it was");
  });

  it("lets a lead write documents, and everybody read them", async () => {
    const lead = await ready(open("acme", lena));
    const written = valueOf(await lead.writeDocument("roster", await document("the team"), 0));
    const reader = await ready(open("acme", mona));
    await until(() => reader.connection().state === "connected");
    const read = valueOf(await reader.readDocument("roster"));
    expect(read?.revision).toBe(written.revision);
  });

  it("has nothing in its files of what a lead erased", async () => {
    const word = `planted-${crypto.randomUUID()}`;
    const agent = await ready(open("acme", mira));
    const said = await entry("of somebody", `she said: ${word}`);
    valueOf(await agent.append(said));
    expect(filesWith(started.folder, word)).not.toEqual([]);
    const lead = await ready(open("acme", lena));
    expect(valueOf(await lead.erase(CASE))).toBeGreaterThan(0);
    expect(filesWith(started.folder, word)).toEqual([]);
    expect(filesWith(started.folder, said.entry.signature)).not.toEqual([]);
  });

  it("takes nothing out of the log for a member who has it answer where they may not ask", async () => {
    const intruder = await connect(mira);
    const agent = await ready(open("acme", tom));
    const before = valueOf(await agent.append(await entry("stays")));
    // The server's answer is JSON with a sequence in it, and it goes out with the server's own rights.
    for (const verb of ["PURGE", "MSG.DELETE", "DELETE", "UPDATE"]) {
      const reply = `$JS.API.STREAM.${verb}.${names.entries}`;
      intruder.publish(entrySubject("acme", CASE), `{"tries":"${verb}"}`, { reply });
    }
    await intruder.flush();
    const after = valueOf(await agent.append(await entry("stays as well")));
    const left = valueOf(await agent.readCase(CASE)).map(({ sequence }) => sequence);
    const expected = Array.from(
      { length: after.sequence - before.sequence + 1 },
      (_each, index) => before.sequence + index,
    );
    expect(left.slice(-expected.length)).toEqual(expected);
    expect(expected).toHaveLength(6);
  });
});
