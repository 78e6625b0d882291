/** Carries out what a person asked for at a mention: shows it at once, asks the background, shows what came of it. */
import type { Annotation } from "../annotation.ts";
import { send } from "../messages/send.ts";
import type { Result } from "../result.ts";
import { coded, counted, isolated, words } from "../words/words.ts";
import type { ChipAction } from "./actions.ts";
import { isUnconfirmed, type Entry, type MentionBook } from "./mention-book.ts";

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
    announce(coded("overlayProblem", result.problem.code));
    return undefined;
  }

  async function handOff(key: string, { mention, trouble }: Entry): Promise<void> {
    const name = `hand_off ${key}`;
    book.note(key, { doing: "handing_off", trouble: undefined, takenBack: false });
    const result = await send("handOff", {
      commandId: commandId(name),
      mention,
      viewer: viewer(),
      // The button said so.
      ...(isUnconfirmed(trouble) && { confirmed: true }),
    });
    const annotation = settle(key, name, "hand_off", result);
    if (!annotation) return;
    book.note(key, { doing: undefined, annotation });
    announce(handedOffWords(annotation));
  }

  /** Undoes a handoff, or sends it now. What became of the case meanwhile is asked for as well. */
  async function settleHandOff(key: string, entry: Entry, action: "undo" | "send_now"): Promise<void> {
    if (!entry.annotation?.case) return;
    const { case: glance, ...rest } = entry.annotation;
    const isUndo = action === "undo";
    const name = `${action} ${glance.id}`;
    book.note(key, { doing: isUndo ? "undoing" : "sending", trouble: undefined });
    const command = { commandId: commandId(name), caseId: glance.id };
    const result = await send(isUndo ? "undoHandOff" : "sendNow", command);
    askAgain(key);
    if (!settle(key, name, action, result)) return;
    const annotation = isUndo ? rest : { ...rest, case: { ...glance, delivery: "sent" as const } };
    book.note(key, { doing: undefined, annotation, ...(isUndo && { takenBack: true }) });
    announce(words(isUndo ? "overlayTakenBack" : "overlaySent"));
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
        case "send_now":
          void settleHandOff(key, entry, action);
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
