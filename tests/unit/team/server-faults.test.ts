/** What a team's log does when servers die, hang or lose everything, and when networks break. */
import { rmSync } from "node:fs";
import path from "node:path";

import { describe, expect, test, vi, type TestContext } from "vitest";

import type { Appended, Logged, PresentColleague, Transport } from "../../../lib/team/transport.ts";
import { codeOf, follow, saying, valueOf } from "../../contract/log.ts";
import { natsServer, need, newNatsServer } from "../../setup/programs.ts";
import { connectThrough, type Network } from "../../team/network.ts";
import { startCluster, startServer, type TestServer } from "../../team/nats-server.ts";
import { createTeam, type TestTeam } from "../../team/test-team.ts";

const CASE = `case-${"a".repeat(32)}`;

type Scene = { team: TestTeam; server: TestServer; folder: string; network: Network };

/** A server of its own for each test: they run at the same time, since most of what they do is wait. */
async function begin({ onTestFinished }: TestContext): Promise<Scene> {
  const team = await createTeam();
  const { server, folder, stop } = await startServer({ program: need(newNatsServer), access: team.access });
  const network = await connectThrough(server.url);
  onTestFinished(async () => {
    await team.close();
    await network.close();
    await stop();
  });
  return { team, server, folder, network };
}

/** A busy machine takes its time to elect a leader, or to notice that one is gone. In ms. */
const PATIENCE = 150_000;

function eventually(isSo: () => boolean): Promise<void> {
  return vi.waitFor(() => expect(isSo()).toBe(true), { timeout: PATIENCE, interval: 20 });
}

/** Says it until the log has it, as the outbox does. */
function insist(transport: Transport, outgoing: Parameters<Transport["append"]>[0]): Promise<Appended> {
  return vi.waitFor(async () => valueOf(await transport.append(outgoing)), {
    timeout: PATIENCE,
    interval: 100,
  });
}

/** What the log has of the case, as soon as it says so. */
function read(transport: Transport): Promise<readonly Logged[]> {
  return vi.waitFor(async () => valueOf(await transport.readCase(CASE)), { timeout: PATIENCE });
}

describe.concurrent("A team's log", { timeout: 2 * PATIENCE }, () => {
  test("has an entry once whose answer was lost with the connection", async (context) => {
    const { team, server, network } = await begin(context);
    const lena = await team.connect("lena", [server.url], 1);
    const mira = await team.connect("mira", [network.url]);
    const one = await team.entry(CASE, "one");
    network.loseAnswers();
    const appending = mira.append(one);
    await vi.waitFor(async () => expect(await read(lena)).toHaveLength(1), { timeout: PATIENCE });
    network.cut();
    expect(codeOf(await appending)).toBe("offline");
    network.mend();
    await eventually(() => mira.connection().state === "connected");
    expect((await insist(mira, one)).repeated).toBe(true);
    expect((await read(lena)).map(saying)).toEqual(["one"]);
  });

  test("keeps what it took when its server is killed at once", async (context) => {
    const { team, server } = await begin(context);
    const lena = await team.connect("lena", [server.url], 1);
    const [one, two] = [await team.entry(CASE, "one", "of one"), await team.entry(CASE, "two")];
    const taken = await insist(lena, one);
    await server.kill();
    const refused = await lena.append(two);
    expect(codeOf(refused)).toBe("offline");
    await server.start();
    await insist(lena, two);
    expect(await insist(lena, one)).toEqual({ sequence: taken.sequence, repeated: true });
    const kept = await read(lena);
    expect(kept.map(saying)).toEqual(["one", "two"]);
    expect(kept[0]?.personal).toBe("of one");
  });

  test("delivers in order, once there is a connection again, what was missed", async (context) => {
    const { team, server, network } = await begin(context);
    const lena = await team.connect("lena", [server.url], 1);
    const tom = await team.connect("tom", [network.url]);
    const follower = follow(tom, 0);
    await insist(lena, await team.entry(CASE, "heard"));
    await eventually(() => follower.seen.length === 1);
    network.cut();
    await eventually(() => tom.connection().state === "offline");
    for (const says of ["missed", "missed too"]) await insist(lena, await team.entry(CASE, says, says));
    network.mend();
    await eventually(() => tom.connection().state === "connected");
    await insist(lena, await team.entry(CASE, "later"));
    await eventually(() => follower.seen.length >= 4);
    expect(follower.seen.map(saying)).toEqual(["heard", "missed", "missed too", "later"]);
    expect(follower.seen[1]?.personal).toBe("missed");
  });

  test("answers that it is offline while its server hangs, and goes on when that comes to", async (context) => {
    const { team, server } = await begin(context);
    const lena = await team.connect("lena", [server.url], 1);
    const follower = follow(lena, 0);
    await follower.caughtUp;
    const one = await team.entry(CASE, "one");
    await server.freeze();
    expect(codeOf(await lena.append(one))).toBe("offline");
    server.thaw();
    await insist(lena, one);
    await insist(lena, await team.entry(CASE, "two"));
    await eventually(() => follower.seen.length >= 2);
    expect(follower.seen.map(saying)).toEqual(["one", "two"]);
  });

  test("no longer shows a colleague whose browser died", async (context) => {
    const { team, server, network } = await begin(context);
    const lena = await team.connect("lena", [server.url], 1);
    const mira = await team.connect("mira", [network.url]);
    let present: readonly PresentColleague[] = [];
    lena.watchPresence((others) => (present = others));
    mira.announce({ caseId: CASE, doing: "writing" });
    await eventually(() => present.length === 1);
    network.silence();
    await vi.waitFor(() => expect(present).toEqual([]), { timeout: PATIENCE });
  });

  test("says so when another log is in its place", async (context) => {
    const { team, server, folder } = await begin(context);
    const lena = await team.connect("lena", [server.url], 1);
    const follower = follow(lena, 0);
    for (const says of ["one", "two"]) await insist(lena, await team.entry(CASE, says));
    await eventually(() => follower.seen.length === 2);
    await server.kill();
    rmSync(path.join(folder, server.name), { recursive: true });
    await server.start();
    await eventually(() => lena.connection().warning === "log_reset");
    const last = await vi.waitFor(async () => valueOf(await lena.lastSequence()), { timeout: PATIENCE });
    expect(last).toBe(0);
  });

  test.for([
    { name: "new", program: newNatsServer },
    { name: "old", program: natsServer },
  ])(
    "in a $name cluster keeps everything, once and in order, when its leader is killed",
    async (kind, context) => {
      const team = await createTeam();
      const cluster = await startCluster({ program: need(kind.program), access: team.access });
      context.onTestFinished(async () => {
        await team.close();
        await cluster.stop();
      });
      const urls = cluster.servers.map(({ url }) => url);
      const lena = await team.connect("lena", urls, 3);
      const mira = await team.connect("mira", urls);
      const follower = follow(lena, 0);
      const said: string[] = [];
      const say = async (says: string): Promise<void> => {
        await insist(mira, await team.entry(CASE, says, `of ${says}`));
        said.push(says);
      };
      for (let turn = 0; turn < 10; turn += 1) await say(`before ${turn}`);
      const leader = await team.leader(cluster);
      const killed = cluster.servers.find(({ name }) => name === leader)?.kill();
      expect(killed).toBeDefined();
      for (let turn = 0; turn < 10; turn += 1) await say(`after ${turn}`);
      await killed;
      await eventually(() => follower.seen.length >= 20);
      expect(follower.seen.map(saying)).toEqual(said);
      expect(follower.seen.map(({ personal }) => personal)).toEqual(said.map((says) => `of ${says}`));
    },
  );
});
