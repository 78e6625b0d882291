/** What is recorded of what leaves is what a real server receives. */
import { wsconnect } from "@nats-io/nats-core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";

import { Departures } from "../../../lib/background/departures.ts";
import { sumByClass } from "../../../lib/departure.ts";
import { readDaySums, readSends } from "../../../lib/store/departures.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import { OutgoingReader, type Report, type Sent } from "../../../lib/team/nats/outgoing.ts";
import { natsServer, need, newNatsServer } from "../../setup/programs.ts";
import { testDatabase } from "../store/test-database.ts";
import { createMember } from "../../team/members.ts";
import { startServer, type TestServer, type TestServers } from "../../team/nats-server.ts";
import { createTeam } from "../../team/test-team.ts";

let started: (TestServers & { readonly server: TestServer }) | undefined;

beforeAll(async () => {
  started = await startServer({ program: need(newNatsServer ?? natsServer) });
});
afterAll(() => started?.stop());

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

const caseId = `case-${"0".repeat(32)}`;

it("every message on the line is in the record, by subject, with as many bytes as the server got", async () => {
  const url = started?.server.url ?? "";
  const received = new Map<string, [count: number, bytes: number]>();
  const add = (book: typeof received, subject: string, bytes: number): void => {
    const [count = 0, sum = 0] = book.get(subject) ?? [];
    book.set(subject, [count + 1, sum + bytes]);
  };
  // Nobody says here who may do what, so somebody can listen to everything.
  const listener = await wsconnect({ servers: [url] });
  listener.subscribe(">", {
    callback: (_error, { subject, data, headers }) => {
      // What the server itself says is none of what left.
      if (subject.startsWith("_INBOX") || subject.startsWith("$JS.EVENT")) return;
      const head = headers as unknown as { encode(): Uint8Array } | undefined;
      add(received, subject, data.length + (head?.encode().length ?? 0));
    },
  });
  await listener.flush();

  const sent = new Map<string, [count: number, bytes: number]>();
  const database = testDatabase("glass-box");
  const departures = new Departures(database, Date.now);
  let total = 0;
  const report: Report = (origin, all) => {
    departures.note(origin, all);
    for (const { subject, bytes } of all) {
      total += bytes;
      if (subject !== undefined && !subject.startsWith("_INBOX")) add(sent, subject, bytes);
    }
  };
  const transport = openNatsTransport({
    servers: [url],
    team: "acme",
    memberId: "lena",
    installation: crypto.randomUUID(),
    seed: createMember("lena", "lead").seed,
    copies: 1,
    report,
  });
  await expect.poll(async () => (await transport.lastSequence()).ok).toBe(true);
  const entries = await createTeam();
  for (const personal of ['{"text":"call me"}', undefined]) {
    expect((await transport.append(await entries.entry(caseId, "ü", personal))).ok).toBe(true);
  }
  expect((await transport.writeDocument("roster", { members: ["Lena"] }, 0)).ok).toBe(true);
  transport.announce({ caseId, doing: "writing" });
  expect((await transport.readCase(caseId)).ok).toBe(true);
  expect((await transport.erase(caseId)).ok).toBe(true);
  await transport.close();

  await expect.poll(() => Object.fromEntries(received)).toEqual(Object.fromEntries(sent));
  await listener.close();
  await departures.flush();
  const sums = sumByClass(await readDaySums(database));
  expect(sums.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(total);
  expect(sums.map((each) => [each.class, each.count])).toEqual(
    expect.arrayContaining([
      ["entry", 2],
      ["personal", 1],
      ["document", 1],
      ["presence", 2],
    ]),
  );
  expect(sums.every(({ origins }) => origins.length === 1 && origins[0] === url.replace(/\/$/u, ""))).toBe(
    true,
  );
  const { sends } = await readSends(database, 10);
  expect(sends.map((each) => [each.class, each.caseId])).toEqual(
    expect.arrayContaining([
      ["entry", caseId],
      ["personal", caseId],
    ]),
  );
  expect(JSON.stringify(await database.departures.toArray())).not.toContain("call me");
});

it("reads the line the same however it is cut into pieces, and counts every byte of it", () => {
  const message = fc.record({
    subject: fc.constantFrom("baton.acme.case.c1", "$KV.b.roster", "_INBOX.a.b"),
    reply: fc.constantFrom("", " _INBOX.x.1"),
    head: fc.constantFrom("", "NATS/1.0\r\nNats-Msg-Id: e1\r\n\r\n"),
    body: fc.string({ unit: "binary", maxLength: 40 }),
  });
  const line = fc.oneof(
    fc.constantFrom("PING\r\n", 'CONNECT {"verbose":false}\r\n', "SUB baton.* 1\r\n"),
    message.map(({ subject, reply, head, body }) =>
      head === ""
        ? `PUB ${subject}${reply} ${bytesOf(body)}\r\n${body}\r\n`
        : `HPUB ${subject}${reply} ${head.length} ${head.length + bytesOf(body)}\r\n${head}${body}\r\n`,
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (lines, step) => {
      const whole = new TextEncoder().encode(lines.join(""));
      const atOnce = new OutgoingReader().read(whole);
      const reader = new OutgoingReader();
      const inPieces: Sent[] = [];
      for (let at = 0; at < whole.length; at += step)
        inPieces.push(...reader.read(whole.subarray(at, at + step)));
      expect(inPieces).toEqual(atOnce);
      expect(atOnce.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(whole.length);
      expect(atOnce.filter(({ subject }) => subject !== undefined)).toHaveLength(
        lines.filter((each) => each.includes("PUB ")).length,
      );
    }),
  );
});
