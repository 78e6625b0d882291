/** The gate of the background: every message is checked for its name, its sender and its shape before it is handled. */
import type { Runtime } from "webextension-polyfill";
import { z } from "zod";

import { failure, type Result } from "../result.ts";
import {
  catalogue,
  type CheckedInput,
  type MessageName,
  type Output,
  type SenderClass,
} from "./catalogue.ts";
import { classify, type OwnIdentity } from "./sender.ts";

/** What a handler may know of the sender beside the message. */
export type From = {
  readonly sender: SenderClass;
  readonly tabId?: number;
  readonly windowId?: number;
};

export type Handlers = {
  [Name in MessageName]: (input: CheckedInput<Name>, from: From) => Promise<Result<Output<Name>>>;
};

/**
 * Checks one message and has it handled. Refusals: `unknown_message`, `sender_refused`, `bad_input`, `locked` while the
 * store waits for its passphrase, and whatever the handler refuses. A handler that throws is a bug: it is logged and answered as `broken`.
 */
export async function answer(
  handlers: Handlers,
  own: OwnIdentity,
  message: unknown,
  sender: Runtime.MessageSender,
  isOpen: () => Promise<boolean> = alwaysOpen,
): Promise<Result<unknown>> {
  const came = performance.now();
  const envelope = envelopeSchema.safeParse(message);
  if (!envelope.success || !isMessageName(envelope.data.name)) {
    return failure("unknown_message", "no such message");
  }
  const { name, input } = envelope.data;
  const senderClass = classify(sender, own);
  const { from, input: schema }: { from: readonly SenderClass[]; input: z.ZodType } = catalogue[name];
  if (!senderClass || !from.includes(senderClass)) {
    return failure("sender_refused", `${name} is not taken from ${senderClass ?? "strangers"}`);
  }
  const checked = schema.safeParse(input);
  if (!checked.success)
    return failure("bad_input", `${name}: ${z.prettifyError(checked.error).slice(0, 500)}`);
  if (!withoutStore.has(name) && !(await isOpen())) return failure("locked", name);

  try {
    return await handle(handlers, name, checked.data, {
      sender: senderClass,
      ...(sender.tab?.id !== undefined && { tabId: sender.tab.id }),
      ...(sender.tab?.windowId !== undefined && { windowId: sender.tab.windowId }),
    });
  } catch (error) {
    // oxlint-disable-next-line no-console -- a bug must be seen, and the sender must not wait for ever
    console.error(`Baton: ${name} failed`, error);
    return failure("broken", error instanceof Error ? error.message : String(error));
  } finally {
    noteTime(name, came);
  }
}

/** For who looks on meanwhile, as developer tools and the bench do: how long which message took. Nothing of it is kept. */
function noteTime(name: MessageName, came: number): void {
  performance.measure(name, { start: came });
  performance.clearMeasures(name);
}

/** What is answered while the store is locked. The panel must open while the browser remembers the click: nothing is waited for. */
const withoutStore: ReadonlySet<MessageName> = new Set<MessageName>([
  "unlock",
  "eraseEverything",
  "openQueue",
  "closeCard",
]);

function alwaysOpen(): Promise<boolean> {
  return Promise.resolve(true);
}

const envelopeSchema = z.strictObject({ name: z.string().max(50), input: z.unknown() });

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(catalogue, name);
}

function handle(handlers: Handlers, name: MessageName, input: unknown, from: From): Promise<Result<unknown>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `name` chose both the handler and the schema the input passed
  const handler = handlers[name] as (input: unknown, from: From) => Promise<Result<unknown>>;
  return handler(input, from);
}
