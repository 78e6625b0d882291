/** A page with the sites' editors in a real Chromium, and a content script's way into it, without the extension. */
import path from "node:path";

import { chromium as engine, type CDPSession, type Page } from "@playwright/test";
import { build } from "vite";

import { chromium, need } from "../../setup/programs.ts";
import type { Inserter } from "./inserter.ts";

export type EditorsPage = {
  readonly page: Page;
  insert(...values: Parameters<Inserter["insert"]>): Promise<boolean>;
  /** What a content script reads in the field. */
  draft(...values: Parameters<Inserter["draft"]>): Promise<string>;
  /** What the editor that changed last believes stands in it. */
  model(): Promise<string>;
};

export type Editors = { open(): Promise<EditorsPage>; close(): Promise<void> };

export async function startEditors(): Promise<Editors> {
  const [pageScript, inserter] = await Promise.all([bundleOf("page.tsx"), bundleOf("inserter.ts")]);
  const browser = await engine.launch({ executablePath: need(chromium), args: ["--no-sandbox"] });
  return {
    async open() {
      const page = await browser.newPage();
      await page.setContent("<!doctype html><body></body>");
      await page.evaluate(pageScript);
      await page.getByLabel("Draft.js").waitFor();
      const call = await ownWorld(page, inserter);
      return {
        page,
        insert: (...values) => call("insert", values),
        draft: (...values) => call("draft", values),
        model: () => page.evaluate(() => document.documentElement.dataset["sandboxDraft"] ?? ""),
      };
    },
    close: () => browser.close(),
  };
}

/** A world with the page's document and none of its values, like a content script's. */
async function ownWorld(
  page: Page,
  script: string,
): Promise<<Value>(name: string, values: readonly unknown[]) => Promise<Value>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "content script",
  });
  await session.send("Runtime.evaluate", { expression: script, contextId });
  return async (name, values) => {
    const expression = `inserter.${name}(${values.map((value) => JSON.stringify(value)).join(", ")})`;
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

/** A file of this folder as one script that runs anywhere. */
export async function bundleOf(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": JSON.stringify("production"), global: "globalThis" },
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, file), name: "editors", formats: ["iife"] },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`Vite made no bundle of ${file}`);
  return chunk.code;
}
