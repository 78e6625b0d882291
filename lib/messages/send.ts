import browser from "webextension-polyfill";

import { failure, type Result } from "../result.ts";
import type { Input, MessageName, Output } from "./catalogue.ts";

/** Asks the background to do `name`. Never rejects: `unreachable` means the extension was updated or removed under the page. */
export async function send<Name extends MessageName>(
  name: Name,
  input: Input<Name>,
): Promise<Result<Output<Name>>> {
  try {
    const answer: Result<Output<Name>> | undefined = await browser.runtime.sendMessage({ name, input });
    return answer ?? failure("unreachable", "nobody answered");
  } catch (error) {
    return failure("unreachable", error instanceof Error ? error.message : String(error));
  }
}
