/** Runs measuring code beside Baton's content script, so that none is in the product. */
import type { CDPSession, Page } from "@playwright/test";

export type ContentWorld = {
  /** Calls `measure`, which must be whole in itself, in the world of the content script. */
  run<Input, Output>(measure: (input: Input) => Output | Promise<Output>, input: Input): Promise<Output>;
};

/** How long a content script may take to appear, in ms. */
const PATIENCE = 20_000;

/** The content script's world in `page`, which must not be loaded anew meanwhile. */
export async function contentWorldOf(page: Page): Promise<ContentWorld> {
  const session = await page.context().newCDPSession(page);
  const contextId = await findWorld(session);
  return {
    async run(measure, input) {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
        expression: `(${measure.toString()})(${JSON.stringify(input) ?? "undefined"})`,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}

function findWorld(session: CDPSession): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no content script in the page")), PATIENCE);
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (!context.origin.startsWith("chrome-extension://")) return;
      clearTimeout(timer);
      resolve(context.id);
    });
    session.send("Runtime.enable").catch(reject);
  });
}
