/** A case at each post whose chip says which post it belongs to: for tests that look for chips at the wrong one. */
import { customerKeyOf } from "../../lib/customer.ts";
import type { BatonBrowser } from "../browser/baton.ts";
import { plantRows, readTable } from "../browser/store.ts";
import type { Switches } from "../sandbox/switches.ts";
import { expect, tell } from "./fixtures.ts";

/** Letters of a post's path that tell it from all others; a whole path is too long for a name. */
export const TAIL = 60;

/** Plants a case at every post of `paths`, handed off by somebody whose name is the post's own path in brackets. */
export async function nameEveryCase(
  baton: BatonBrowser,
  paths: readonly string[],
  switches: Partial<Switches>,
): Promise<void> {
  const own = await baton.openOwn("popup");
  await expect.poll(() => readTable(own, "settings")).toHaveLength(1);
  const now = Date.now();
  const { name: site } = baton.sandbox.site;
  const posts = new Map(
    paths.flatMap((path) => baton.sandbox.expected(path, switches)).map((post) => [post.key, post]),
  );
  const cases = [...posts.values()].map(({ key, path, author }, index) => ({
    id: `case-${index.toString(16).padStart(32, "0")}`,
    site,
    customerKey: customerKeyOf({ site, author }),
    mentionKeys: [key],
    status: "handed_off",
    delivery: "sent",
    releaseAt: now,
    beganAt: now,
    fence: 0,
    handedOff: { by: { id: key, name: `[${path.slice(-TAIL)}]`, role: "marketer" }, at: now },
    notes: [],
    reopenCount: 0,
    outcomeSeen: false,
    updatedAt: now,
    revision: 1,
  }));
  await plantRows(own, "cases", cases);
  await tell(own, { name: "openQueue", input: {} });
  await own.close();
}
