import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { catalogue, type MessageName, type SenderClass } from "../../../lib/messages/catalogue.ts";
import { answer, type Handlers } from "../../../lib/messages/answer.ts";
import { success, type Result } from "../../../lib/result.ts";

const own = { id: "abc", origin: "chrome-extension://abc", hostOrigins: ["https://x.com"] };
const tab = { id: 1, index: 0, highlighted: false, active: true, pinned: false, incognito: false };
const senders = {
  page: { id: "abc", url: "https://x.com/home", tab, frameId: 0 },
  card: { id: "abc", url: "chrome-extension://abc/history-card.html", tab, frameId: 2 },
  extension: { id: "abc", url: "chrome-extension://abc/sidepanel.html" },
} as const;
const strangers = [
  { id: "evil", url: "chrome-extension://evil/page.html" },
  { id: "abc", url: "https://evil.example/", tab, frameId: 0 },
  { id: "abc" },
];
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the catalogue are its names
const names = Object.keys(catalogue) as MessageName[];
const classes = ["page", "card", "extension"] as const satisfies readonly SenderClass[];

/** Answers every message with its name, and notes who got through. */
function countingHandlers(): { handlers: Handlers; reached: string[] } {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        reached.push(name);
        return Promise.resolve(success(name));
      },
    ]),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the outputs do not matter here
  return { handlers: handlers as unknown as Handlers, reached };
}

function code(result: Result<unknown>): string {
  return result.ok ? "ok" : result.problem.code;
}

const id = "00000000-0000-4000-8000-000000000000";
const caseId = `case-${"0".repeat(32)}`;

describe("every message from every class of sender", () => {
  for (const name of names) {
    for (const senderClass of classes) {
      const from: readonly SenderClass[] = catalogue[name].from;
      const allowed = from.includes(senderClass);
      it(`${name} is ${allowed ? "taken" : "refused"} from ${senderClass}`, async () => {
        const { handlers, reached } = countingHandlers();
        const result = await answer(
          handlers,
          own,
          { name, input: { surely: "wrong" } },
          senders[senderClass],
        );
        // A sender that is taken fails on its input, one that is not never gets that far.
        expect(code(result)).toBe(allowed ? "bad_input" : "sender_refused");
        expect(reached).toEqual([]);
      });
    }
    it(`${name} is refused from strangers`, async () => {
      const { handlers } = countingHandlers();
      for (const sender of strangers) {
        expect(code(await answer(handlers, own, { name, input: {} }, sender))).toBe("sender_refused");
      }
    });
  }
});

it("passes a message that fits on to its handler", async () => {
  const { handlers, reached } = countingHandlers();
  const input = { commandId: id, caseId, command: { type: "claim" } };
  expect(code(await answer(handlers, own, { name: "work", input }, senders.extension))).toBe("ok");
  expect(reached).toEqual(["work"]);
});

it("refuses commands that the queue has no business with", async () => {
  const { handlers } = countingHandlers();
  for (const command of [
    { type: "undo" },
    { type: "hand_off", mentionKey: "x:1", customerKey: "x:a", site: "x", releaseAt: 1 },
    { type: "claim", actor: { id: "lena", name: "Lena", role: "lead" } },
    { type: "resolve", outcome: "fixed", cause: "other", note: "n".repeat(4_001) },
  ]) {
    const message = { name: "work", input: { commandId: id, caseId, command } };
    expect(code(await answer(handlers, own, message, senders.extension))).toBe("bad_input");
  }
});

it("refuses names that are not messages, among them those every object has", async () => {
  const { handlers } = countingHandlers();
  for (const name of ["exportAll", "constructor", "__proto__", "toString", ""]) {
    expect(code(await answer(handlers, own, { name, input: {} }, senders.extension))).toBe("unknown_message");
  }
});

/** Messages that ask for nothing more: an empty input is what chance can hit. */
const askNothing: readonly MessageName[] = [
  "forgetHealth",
  "openQueue",
  "exportCorrections",
  "closeCard",
  "readSettings",
  "leaveTeam",
  "lock",
  "reachTeam",
  "composing",
  "dropRestore",
  "eraseAgain",
  "tookServerFiles",
];

function thoseThatTake(input: unknown): MessageName[] {
  return names.filter((name) => catalogue[name].input.safeParse(input).success);
}

it("asks for an input that cannot be hit by chance, but where there is nothing to say", () => {
  expect(thoseThatTake({}).toSorted()).toEqual(askNothing.toSorted());
  for (const input of [undefined, null, "", 0, []]) expect(thoseThatTake(input)).toEqual([]);
});

it("survives 20,000 messages of any shape without reaching a handler", async () => {
  const { handlers, reached } = countingHandlers();
  const envelope = fc.record({
    name: fc.oneof(fc.constantFrom(...names), fc.string()),
    input: fc.anything(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(envelope, fc.anything()),
      fc.constantFrom(...classes),
      async (message, senderClass) => {
        const before = reached.length;
        const result = await answer(handlers, own, message, senders[senderClass]);
        if (!result.ok)
          expect(["unknown_message", "sender_refused", "bad_input"]).toContain(result.problem.code);
        expect(askNothing).toEqual(expect.arrayContaining(reached.slice(before)));
      },
    ),
    { numRuns: 20_000 },
  );
});

it("answers `broken` when a handler throws, and the next message is answered", async () => {
  const { handlers } = countingHandlers();
  const broken: Handlers = { ...handlers, openQueue: () => Promise.reject(new Error("a bug")) };
  const message = { name: "openQueue", input: {} };
  expect(code(await answer(broken, own, message, senders.page))).toBe("broken");
  expect(code(await answer(handlers, own, message, senders.page))).toBe("ok");
});
