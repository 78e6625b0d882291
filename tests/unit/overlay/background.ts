/** A whole small background for tests: hears every message and answers as it is told. */
import "../../english.ts";

import type { Result } from "../../../lib/result.ts";

export type Heard = { readonly name: string; readonly input: Record<string, unknown> };

export const heard: Heard[] = [];
let answer: (message: Heard) => Result<unknown> | Promise<Result<unknown>>;

/** Forgets what was heard and answers each message by `how` from now on. */
export function answerWith(how: typeof answer): void {
  heard.length = 0;
  answer = how;
}

const { browser } = globalThis as unknown as { browser: { runtime: object } };
Object.assign(browser.runtime, {
  async sendMessage(message: Heard) {
    heard.push(message);
    return answer(message);
  },
});
