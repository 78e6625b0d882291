/** Carries out what a person asked for at a mention: shows it at once, asks the background, shows what came of it. */
import type { Annotation } from "../annotation.ts";
import { send } from "../messages/send.ts";
import type { Result } from "../result.ts";
import { counted, isolated, words } from "../words/words.ts";
import type { ChipAction } from "./actions.ts";
import type { Entry, MentionBook } from "./mention-book.ts";

export type Verbs = { act(key: string, action: ChipAction): void };

type VerbsOptions = {
  readonly book: MentionBook;
  readonly viewer: () => string | undefined;
  readonly askAgain: (key: string) => void;
  readonly announce: (text: string) => void;
  readonly toggleCard: (key: string) => void;
};

export function createVerbs({ book, viewer, askAgain, announce, toggleCard }: VerbsOptions): Verbs {
  /** Ids of commands that were not acknowledged yet: trying again is the same command. */
  const commandIds = new Map<string, string>();

  function commandId(name: string): string {
    const id = commandIds.get(name) ?? crypto.randomUUID();
    commandIds.set(name, id);
    return id;
  }

  /** @returns the value, or undefined after saying what went wrong */
  function settle<Value>(
    key: string,
    name: string,
    retry: ChipAction,
    result: Result<Value>,
  ): Value | undefined {
    if (result.ok || result.problem.code !== "unreachable") commandIds.delete(name);
    if (result.ok) return result.value;
    book.note(key, { doing: undefined, trouble: { problem: result.problem.code, retry } });
    announce(words("overlayNotDone"));
    return undefined;
  }

  async function handOff(key: string, { mention }: Entry): Promise<void> {
    const name = `hand_off ${key}`;
    book.note(key, { doing: "handing_off", trouble: undefined, takenBack: false });
    const result = await send("handOff", { commandId: commandId(name), mention, viewer: viewer() });
    const annotation = settle(key, name, "hand_off", result);
    if (!annotation) return;
    book.note(key, { doing: undefined, annotation });
    announce(handedOffWords(annotation));
  }

  async function undo(key: string, { annotation }: Entry): Promise<void> {
    if (!annotation?.case) return;
    const name = `undo ${annotation.case.id}`;
    book.note(key, { doing: "undoing", trouble: undefined });
    const result = await send("undoHandOff", { commandId: commandId(name), caseId: annotation.case.id });
    askAgain(key);
    if (!settle(key, name, "undo", result)) return;
    const { case: _undone, ...rest } = annotation;
    book.note(key, { doing: undefined, takenBack: true, annotation: rest });
    announce(words("overlayTakenBack"));
  }

  async function sendNow(key: string, { annotation }: Entry): Promise<void> {
    if (!annotation?.case) return;
    const name = `send ${annotation.case.id}`;
    book.note(key, { doing: "sending", trouble: undefined });
    const result = await send("sendNow", { commandId: commandId(name), caseId: annotation.case.id });
    askAgain(key);
    if (!settle(key, name, "send_now", result)) return;
    book.note(key, {
      doing: undefined,
      annotation: { ...annotation, case: { ...annotation.case, delivery: "sent" } },
    });
    announce(words("overlaySent"));
  }

  async function correct(key: string, { mention }: Entry, action: ChipAction): Promise<void> {
    const service = action === "take_back" ? null : action === "is_service";
    book.note(key, { doing: "correcting", trouble: undefined });
    const result = await send("correct", { mention, service, viewer: viewer() });
    const annotation = settle(key, `correct ${key}`, action, result);
    if (!annotation) return;
    book.note(key, { doing: undefined, annotation });
    announce(words(annotation.flagged ? "overlayRequest" : "overlayNotRequest"));
  }

  async function openCase(key: string, { annotation }: Entry): Promise<void> {
    const caseId = annotation?.case?.id;
    settle(key, `open ${key}`, "open_case", await send("openQueue", caseId === undefined ? {} : { caseId }));
  }

  return {
    act(key, action) {
      const entry = book.get(key);
      if (!entry || (entry.doing && action !== "why")) return;
      switch (action) {
        case "hand_off":
          void handOff(key, entry);
          return;
        case "undo":
          void undo(key, entry);
          return;
        case "send_now":
          void sendNow(key, entry);
          return;
        case "is_service":
        case "not_service":
        case "take_back":
          void correct(key, entry, action);
          return;
        case "open_case":
          void openCase(key, entry);
          return;
        case "why":
          toggleCard(key);
      }
    },
  };
}

function handedOffWords({ case: glance }: Annotation): string {
  if (!glance) return words("overlaySent");
  if (!glance.handedOffByMe) return words("overlayAlreadyHandedOff", isolated(glance.handedOffBy));
  if (glance.delivery === "sent") return words("overlaySent");
  return counted("overlayUndoFor", Math.max(1, Math.round((glance.releaseAt - Date.now()) / 1_000)));
}
