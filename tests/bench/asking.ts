/** Asking the background as the content script does, with a clock in hand. */
import type { Mention } from "../../lib/mention.ts";
import type { ContentWorld } from "./content-world.ts";
import type { Sandbox } from "../sandbox/server.ts";
import { seededHandle } from "./seed.ts";

/** Mentions of one message: more than a frame ever shows. */
export const BATCH = 50;

/** Customers to choose authors from. */
export const CUSTOMERS = 20_000;

/** Batches of mentions that nobody has seen yet, with the sandbox's texts; every other author is a known customer. */
export function batchesFrom(sandbox: Sandbox): () => Mention[] {
  const posts = sandbox.expected("/notifications/mentions");
  let next = 0;
  return () =>
    Array.from({ length: BATCH }, () => {
      next += 1;
      const { slug: _, path: _path, concernsBrand: _concerns, service: _service, ...post } = at(posts, next);
      const id = `8${String(next).padStart(15, "0")}`;
      const handle = next % 2 === 0 ? seededHandle((next * 7_919) % CUSTOMERS) : `stranger_${String(next)}`;
      return {
        ...post,
        key: `x:${id}`,
        id,
        url: `https://x.com/${handle}/status/${id}`,
        author: { ...post.author, handle },
        surface: "mentions",
      };
    });
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError("no values");
  return value;
}

/** Sends one `annotate` from the content script's world. @returns how long the answer took, in ms */
export function timeAnnotate(world: ContentWorld, mentions: readonly Mention[]): Promise<number> {
  return world.run(async (input) => {
    type Answer = {
      ok: boolean;
      value?: { annotations: unknown[] };
      problem?: { code: string; message?: string };
    };
    type Runtime = { sendMessage(message: object): Promise<Answer> };
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    const started = performance.now();
    const answer = await runtime.sendMessage({
      name: "annotate",
      input: { mentions: input, viewer: "orvalane" },
    });
    const took = performance.now() - started;
    if (answer.value?.annotations.length !== input.length) throw new Error(JSON.stringify(answer.problem));
    return took;
  }, mentions);
}
