/** What every transport of the team's log must do. Each one's test calls this with a log of its own kind. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSigner, sign, type Signed, type Signer } from "../../lib/ledger/signed.ts";
import type {
  Logged,
  Outgoing,
  PresentColleague,
  StoredDocument,
  Transport,
} from "../../lib/team/transport.ts";
import { codeOf, follow, saying, until, valueOf, type TestLog } from "./log.ts";

const CASE_A = `case-${"a".repeat(32)}`;
const CASE_B = `case-${"b".repeat(32)}`;

/** @param open a new and empty log for each test */
export function testTransport(name: string, open: () => Promise<TestLog>): void {
  describe(`${name}:`, () => {
    let log: TestLog;
    let mira: Transport;
    let tom: Transport;
    let lena: Transport;
    let signer: Signer;

    beforeEach(async () => {
      log = await open();
      signer = await createSigner();
      [mira, tom, lena] = await Promise.all([
        log.connect("mira", "agent"),
        log.connect("tom", "agent"),
        log.connect("lena", "lead"),
      ]);
    });

    afterEach(async () => {
      await Promise.all([mira, tom, lena].map((each) => each.close()));
      await log.close();
    });

    const document = (says: string): Promise<Signed> => sign(JSON.stringify({ says }), signer);
    const entry = async (caseId: string, says: string, personal?: string): Promise<Outgoing> => ({
      id: crypto.randomUUID(),
      caseId,
      entry: await document(says),
      personal,
    });

    test("keeps what was appended, in order, with its personal part and a time", async () => {
      const one = await entry(CASE_A, "one", "Ines Beispiel");
      const two = await entry(CASE_A, "two");
      const first = valueOf(await mira.append(one));
      const second = valueOf(await tom.append(two));
      expect(second.sequence).toBeGreaterThan(first.sequence);

      const logged = valueOf(await lena.readCase(CASE_A));
      expect(logged).toEqual(
        [
          {
            ...first,
            caseId: CASE_A,
            entry: one.entry,
            personal: "Ines Beispiel",
            receivedAt: expect.any(Number),
          },
          {
            ...second,
            caseId: CASE_A,
            entry: two.entry,
            personal: undefined,
            receivedAt: expect.any(Number),
          },
        ].map(({ repeated: _repeated, ...rest }) => rest),
      );
      expect(valueOf(await lena.readCase(CASE_A, second.sequence - 1))).toEqual(logged.slice(0, 1));
      expect(valueOf(await lena.readCase(CASE_A, first.sequence - 1))).toEqual([]);
      expect(valueOf(await mira.lastSequence())).toBe(second.sequence);
    });

    test("keeps cases apart", async () => {
      await mira.append(await entry(CASE_A, "of a"));
      await mira.append(await entry(CASE_B, "of b"));
      expect(valueOf(await tom.readCase(CASE_A)).map(saying)).toEqual(["of a"]);
      expect(valueOf(await tom.readCase(`case-${"c".repeat(32)}`))).toEqual([]);
    });

    test("takes the same entry once, however often it is sent", async () => {
      const one = await entry(CASE_A, "one", "personal");
      const first = valueOf(await mira.append(one));
      const again = valueOf(await mira.append(one));
      expect(first.repeated).toBe(false);
      expect(again).toEqual({ sequence: first.sequence, repeated: true });
      expect(valueOf(await mira.readCase(CASE_A))).toHaveLength(1);
    });

    test("refuses an entry whose case moved on, and takes it without an expectation", async () => {
      const first = valueOf(await mira.append(await entry(CASE_A, "first"), 0));
      const late = await entry(CASE_A, "late");
      expect(codeOf(await tom.append(late, 0))).toBe("moved");
      expect((await tom.append(late)).ok).toBe(true);
      expect(codeOf(await tom.append(await entry(CASE_A, "later"), first.sequence))).toBe("moved");
    });

    test("goes by the case's own last entry, whatever happens to other cases", async () => {
      const first = valueOf(await mira.append(await entry(CASE_A, "first"), 0));
      await mira.append(await entry(CASE_B, "other"));
      expect((await tom.append(await entry(CASE_A, "second"), first.sequence)).ok).toBe(true);
    });

    test("puts two who want the same in one order that everybody sees", async () => {
      const wishes = await Promise.all(["mira wants it", "tom wants it"].map((says) => entry(CASE_A, says)));
      const [one, other] = wishes;
      if (!one || !other) throw new Error("two wishes");
      const results = await Promise.all([mira.append(one, 0), tom.append(other, 0)]);
      const taken = results.filter(({ ok }) => ok).length;
      expect(taken).toBeGreaterThanOrEqual(1);
      if (log.comparesAndSets) expect(taken).toBe(1);
      const seen = await Promise.all([mira, tom, lena].map((each) => each.readCase(CASE_A)));
      const orders = seen.map((each) => valueOf(each).map(({ sequence }) => sequence));
      expect(orders[1]).toEqual(orders[0]);
      expect(orders[2]).toEqual(orders[0]);
      expect(orders[0]).toHaveLength(taken);
    });

    test("refuses what is longer than its limits", async () => {
      const long = "x".repeat(tom.limits.personalBytes + 1);
      expect(codeOf(await tom.append(await entry(CASE_A, "long", long)))).toBe("too_large");
    });

    test("delivers what was there and what comes, from everybody, in order", async () => {
      await mira.append(await entry(CASE_A, "before", "personal"));
      const follower = follow(tom, 0);
      await follower.caughtUp;
      expect(follower.seen.map(saying)).toEqual(["before"]);
      expect(follower.seen[0]?.personal).toBe("personal");
      await mira.append(await entry(CASE_B, "after"));
      await lena.append(await entry(CASE_A, "and more"));
      await until(() => follower.seen.length >= 3);
      expect(follower.seen.map(saying)).toEqual(["before", "after", "and more"]);
      const [before] = follower.seen;
      expect(before).toEqual(valueOf(await lena.readCase(CASE_A))[0]);
    });

    test("delivers from where one left off", async () => {
      const first = valueOf(await mira.append(await entry(CASE_A, "known")));
      await mira.append(await entry(CASE_A, "missed"));
      const follower = follow(tom, first.sequence);
      await follower.caughtUp;
      expect(follower.seen.map(saying)).toEqual(["missed"]);
    });

    test("catches up with a log that is longer than a batch, one batch at a time", async () => {
      const many = await Promise.all(
        Array.from({ length: 1_201 }, (_each, index) => entry(CASE_A, String(index))),
      );
      for (const each of many) await mira.append(each);
      let delivering = 0;
      const seen: Logged[] = [];
      await new Promise<void>((done) => {
        tom.follow(
          0,
          async (batch) => {
            expect((delivering += 1)).toBe(1);
            expect(batch.length).toBeLessThanOrEqual(500);
            await Promise.resolve();
            seen.push(...batch);
            delivering -= 1;
          },
          done,
        );
      });
      expect(seen.map(saying)).toEqual(many.map((_each, index) => String(index)));
    });

    test("delivers nothing to who stopped", async () => {
      const follower = follow(tom, 0);
      await follower.caughtUp;
      follower.stop();
      const other = follow(lena, 0);
      await mira.append(await entry(CASE_A, "unheard"));
      await until(() => other.seen.length === 1);
      expect(follower.seen).toEqual([]);
    });

    test("erases the personal part of a case, and of that case only", async () => {
      const one = await entry(CASE_A, "one", "Ines Beispiel");
      await mira.append(one);
      await mira.append(await entry(CASE_A, "two"));
      await mira.append(await entry(CASE_A, "three", "and her number"));
      await mira.append(await entry(CASE_B, "other", "Jonas Muster"));
      expect(valueOf(await lena.erase(CASE_A))).toBe(2);
      const left = valueOf(await tom.readCase(CASE_A));
      expect(left.map(({ personal }) => personal)).toEqual([undefined, undefined, undefined]);
      expect(left[0]?.entry).toEqual(one.entry);
      expect(valueOf(await tom.readCase(CASE_B))[0]?.personal).toBe("Jonas Muster");
      const follower = follow(tom, 0);
      await follower.caughtUp;
      expect(follower.seen.map(({ personal }) => personal)).toEqual([
        undefined,
        undefined,
        undefined,
        "Jonas Muster",
      ]);
    });

    test("keeps one newest state of a document, which only who knows the last one replaces", async () => {
      expect(valueOf(await mira.readDocument("roster"))).toBeUndefined();
      const first = valueOf(await lena.writeDocument("roster", await document("first"), 0));
      expect(codeOf(await lena.writeDocument("roster", await document("blind"), 0))).toBe("moved");

      const seen: StoredDocument[] = [];
      const stop = tom.watchDocument("roster", (each) => seen.push(each));
      await until(() => seen.length === 1);
      const second = await document("second");
      const written = valueOf(await lena.writeDocument("roster", second, first.revision));
      await until(() => seen.length === 2);
      expect(seen[1]).toEqual({ document: second, revision: written.revision });
      expect(valueOf(await mira.readDocument("roster"))).toEqual(seen[1]);
      expect(valueOf(await mira.readDocument("checkpoint"))).toBeUndefined();
      stop();
    });

    test("tells who is at a case, and that they left", async () => {
      let present: readonly PresentColleague[] = [];
      const stop = tom.watchPresence((others) => {
        present = others;
      });
      mira.announce({ caseId: CASE_A, doing: "viewing" });
      await until(() => present.length === 1);
      expect(present[0]).toMatchObject({ memberId: "mira", caseId: CASE_A, doing: "viewing" });
      mira.announce({ caseId: CASE_A, doing: "writing" });
      await until(() => present[0]?.doing === "writing");
      mira.announce(undefined);
      await until(() => present.length === 0);
      stop();
    });

    test("says how it stands with the connection", async () => {
      const states: string[] = [];
      const stop = mira.watchConnection(({ state }) => states.push(state));
      await until(() => states.includes("local") || states.includes("connected"));
      expect(["local", "connected"]).toContain(mira.connection().state);
      expect(Math.abs(mira.clockOffset())).toBeLessThan(60_000);
      stop();
    });
  });
}
