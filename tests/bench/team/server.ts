/** What one small server holds: entries a second, and how long somebody needs who was away for 100,000 of them. */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

import { createSigner, sign, type Signed } from "../../../lib/ledger/signed.ts";
import type { Transport } from "../../../lib/team/transport.ts";
import { need, newNatsServer } from "../../setup/programs.ts";
import { startServer } from "../../team/nats-server.ts";
import { createTeam } from "../../team/test-team.ts";
import type { Table } from "../part.ts";

/** How many browsers send, and how many entries each has under way. */
const SENDERS = 8;
const UNDER_WAY = 32;
const WITH_PERSONAL = 10_000;
const ALL = 100_000;
/** As long as entries are: a signed event is some 650 bytes, a handoff's personal part some 1,300. */
const BODY = "x".repeat(500);
const PERSONAL = "y".repeat(1_300);
const MEMBERS = ["mira", "tom", "lena"];

export async function server(): Promise<Table> {
  const { access, connect, close } = await createTeam();
  const started = await startServer({ program: need(newNatsServer), access });
  const { folder, stop } = started;
  try {
    const lead = await connect("lena", [started.server.url], 1);
    const senders = await Promise.all(
      Array.from({ length: SENDERS }, (_each, index) =>
        connect(MEMBERS[index % 3] ?? "", [started.server.url]),
      ),
    );
    const signed = await sign(JSON.stringify({ says: BODY }), await createSigner());
    const withPersonal = await time(() => fill(senders, WITH_PERSONAL, signed, PERSONAL));
    const afterPersonal = bytesIn(folder);
    const readPersonal = await time(() => catchUp(lead));
    const without = await time(() => fill(senders, ALL - WITH_PERSONAL, signed, undefined));
    const bytes = bytesIn(folder);
    const readAll = await time(() => catchUp(lead));
    const rest = ALL - WITH_PERSONAL;
    return {
      title: "One server",
      how:
        `nats-server 2.10 on the machine of the browsers, one copy, on disk. ${SENDERS} connections send entries of 650 bytes, ` +
        `each with ${UNDER_WAY} under way; handoffs have a personal part of 1,300 bytes beside them. Then somebody reads all.`,
      head: ["what", "measured"],
      rows: [
        ["handoffs taken, personal part and entry", `${perSecond(WITH_PERSONAL, withPersonal)} a second`],
        ["other entries taken", `${perSecond(rest, without)} a second`],
        ["on disk, a handoff", `${Math.round(afterPersonal / WITH_PERSONAL)} bytes`],
        ["on disk, another entry", `${Math.round((bytes - afterPersonal) / rest)} bytes`],
        [`catch-up, ${WITH_PERSONAL} handoffs`, seconds(readPersonal)],
        [`catch-up, ${ALL} entries, ${WITH_PERSONAL} of them handoffs`, seconds(readAll)],
      ],
    };
  } finally {
    await close();
    await stop();
  }
}

async function fill(
  senders: readonly Transport[],
  count: number,
  entry: Signed,
  personal: string | undefined,
): Promise<void> {
  let left = count;
  const send = async (sender: Transport): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const caseId = `case-${String(left % 5_000).padStart(32, "0")}`;
      const taken = await sender.append({ id: crypto.randomUUID(), caseId, entry, personal });
      if (!taken.ok) throw new Error(taken.problem.code);
    }
  };
  await Promise.all(senders.flatMap((sender) => Array.from({ length: UNDER_WAY }, () => send(sender))));
}

function catchUp(transport: Transport): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = transport.follow(0, () => Promise.resolve(), resolve);
  return promise.finally(stop);
}

/** @returns ms */
async function time(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sizes = files.map((name) => statSync(path.join(folder, name)));
  return sizes.filter((each) => each.isFile()).reduce((sum, { size }) => sum + size, 0);
}

function perSecond(count: number, ms: number): string {
  return Math.round((count * 1_000) / ms).toLocaleString("en");
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
