/** What Baton's worker holds in memory. */
import type { Page } from "@playwright/test";

import type { BatonBrowser } from "../browser/baton.ts";

/** Number of the question whose answer counts. */
const ASKED = 2;

/**
 * What scripts of the worker hold, in MB, after garbage was collected or with it.
 * @param own one of Baton's own pages
 */
export async function heapOf(
  { context, extensionId }: Pick<BatonBrowser, "context" | "extensionId">,
  own: Page,
  garbage: "collected" | "included" = "collected",
): Promise<number> {
  const session = await context.newCDPSession(own);
  const { targetInfos } = await session.send("Target.getTargets");
  const worker = targetInfos.find(({ type, url }) => type === "service_worker" && url.includes(extensionId));
  if (!worker) throw new Error("the worker sleeps");
  const { targetId } = worker;
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
  const { promise, resolve } = Promise.withResolvers<number>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const answer = JSON.parse(message) as { readonly id?: number; readonly result: { usedSize: number } };
    if (answer.id === ASKED) resolve(answer.result.usedSize / 2 ** 20);
  });
  const questions = [
    [1, "HeapProfiler.collectGarbage"],
    [ASKED, "Runtime.getHeapUsage"],
  ] as const;
  for (const [id, method] of garbage === "collected" ? questions : questions.slice(1)) {
    await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
  }
  const heap = await promise;
  await session.detach();
  return heap;
}
