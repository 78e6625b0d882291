/** What somebody's browser takes to come to a state of its own: checked, folded and stored in a real Chromium. */
import { expect } from "@playwright/test";

import type { Happening } from "../../../lib/case/event.ts";
import { seal } from "../../../lib/ledger/entry.ts";
import { readLogin, readMembership } from "../../../lib/store/membership.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import type { Transport } from "../../../lib/team/transport.ts";
import { openBaton } from "../../browser/baton.ts";
import { readTable } from "../../browser/store.ts";
import { mentionBy, parcelVerdict } from "../../unit/mentions.ts";
import type { TestBackground } from "../../unit/background/fixture.ts";
import { heapOf } from "./heap.ts";
import { Office } from "./office.ts";

const ENTRIES = 100_000;
/** How many entries are under way at once. */
const UNDER_WAY = 64;
/** It must be done so much later, in ms. */
const PATIENCE = 30 * 60_000;

export type CatchUp = {
  readonly cases: number;
  readonly entries: number;
  /** From the start of the browser, ms. */
  readonly took: number;
  /** What scripts of the worker hold after it, in MB. */
  readonly heap: number;
};

/** What happens to each case. */
function lifeOf(number: number, at: number): readonly Happening[] {
  const mention = mentionBy(`person_${number}`, String(1_000_000 + number), `Parcel ${number} never came`);
  const personal = { mentionKey: mention.key, customerKey: `x:person_${number}` };
  return [
    {
      payload: { type: "handed_off", site: "x", releaseAt: at },
      personal: { ...personal, mention: { mention, verdict: parcelVerdict, firstSeenAt: at } },
    },
    { payload: { type: "sent" } },
    { payload: { type: "claimed" } },
    { payload: { type: "resolved", outcome: "fixed", cause: "delivery" } },
  ];
}

/** @param steps of each case's life that are in the log: 1 (handed off) to 4 (resolved) */
export async function catchUp(extension: string, steps: number): Promise<CatchUp> {
  const office = await Office.open();
  try {
    const { baton, profile } = await office.join("Mira", "agent", extension);
    await baton.close();
    const author = await office.joinHere("Noor", "lead");
    await office.leaveAlone();
    const last = await fill(author, office.server.url, steps);
    const began = performance.now();
    const again = await openBaton({ profile, package: extension });
    try {
      const page = await again.openOwn("doctor");
      const seen = async (): Promise<unknown> =>
        (await readTable(page, "ledger")).find(({ name }) => name === "seen")?.value;
      await expect.poll(seen, { timeout: PATIENCE, intervals: [1_000] }).toBe(last);
      const took = performance.now() - began;
      return { cases: ENTRIES / steps, entries: ENTRIES, took, heap: await heapOf(again, page) };
    } finally {
      await again.close();
    }
  } finally {
    await office.close();
  }
}

/** Writes the log, step by step of all cases, as `author`. @returns the last sequence */
async function fill({ cases, database }: TestBackground, url: string, steps: number): Promise<number> {
  const { me: actor, ledger } = await cases.identity();
  const [membership, seed] = await Promise.all([readMembership(database), readLogin(database)]);
  await cases.close();
  if (!membership || seed === undefined) throw new Error("no member");
  const transport = openNatsTransport({
    servers: [url],
    team: membership.server.team,
    memberId: membership.member,
    installation: crypto.randomUUID(),
    seed,
    copies: undefined,
  });
  await expect.poll(async () => (await transport.lastSequence()).ok, { timeout: 60_000 }).toBe(true);
  const { team, signer } = ledger;
  const began = Date.now();
  const write = async (step: number, number: number): Promise<void> => {
    const happening = lifeOf(number, began)[step];
    if (!happening) throw new Error("a life has four steps");
    const caseId = `case-${String(number).padStart(32, "0")}`;
    const [id, commandId] = [crypto.randomUUID(), crypto.randomUUID()];
    const time = { at: began + step, count: 0 };
    const draft = { ...happening, team, id, commandId, caseId, actor, time, previous: null };
    const { entry, personal } = await seal(draft, signer);
    await append(transport, { id, caseId, entry, personal });
  };
  try {
    for (let step = 0; step < steps; step += 1) {
      let next = 0;
      const writer = async (): Promise<void> => {
        while (next < ENTRIES / steps) await write(step, next++);
      };
      await Promise.all(Array.from({ length: UNDER_WAY }, writer));
    }
    const last = await transport.lastSequence();
    if (!last.ok) throw new Error(last.problem.code);
    return last.value;
  } finally {
    await transport.close();
  }
}

async function append(transport: Transport, outgoing: Parameters<Transport["append"]>[0]): Promise<void> {
  // A busy server takes its time, and the same id is one entry.
  while (!(await transport.append(outgoing)).ok);
}
