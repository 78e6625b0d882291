/** Which buttons a chip has, stage by stage; the main one last, at the same place in every stage. */
import type { ChipAction } from "../../lib/overlay/actions.ts";
import { isUnconfirmed, type Trouble } from "../../lib/overlay/mention-book.ts";
import type { Stage } from "../../lib/overlay/stage.ts";
import type { WordKey } from "../../lib/words/words.ts";

export type ChipButton = {
  readonly action: ChipAction;
  /** `strong` stands out, `plain` has an outline, `quiet` is words alone. */
  readonly look: "strong" | "plain" | "quiet";
  readonly key: WordKey;
};

const handOff = { action: "hand_off", look: "strong", key: "overlayHandOff" } as const;
const notService = { action: "not_service", look: "quiet", key: "overlayNotService" } as const;
const openCase = { action: "open_case", look: "plain", key: "overlayOpenCase" } as const;

/** @param isPrivate nothing is learned from private messages, so nobody is asked */
export function buttonsOf(
  stage: Stage,
  trouble: Trouble | undefined,
  isPrivate: boolean,
): readonly ChipButton[] {
  if (isUnconfirmed(trouble)) return [{ ...handOff, key: "overlayConfirmPrivate" }];
  if (trouble && "problem" in trouble) {
    return [{ action: trouble.retry, look: "plain", key: "overlayRetry" }];
  }
  switch (stage.name) {
    case "unflagged":
      return stage.corrected
        ? [{ action: "take_back", look: "quiet", key: "overlayTakeBack" }]
        : [{ action: "is_service", look: "quiet", key: "overlayIsService" }];
    case "request":
      return [
        ...(isPrivate ? [] : [notService]),
        stage.joins ? { ...handOff, key: "overlayAddToCase" } : handOff,
      ];
    case "handing_off":
      return [handOff];
    case "held":
      return [
        { action: "send_now", look: "quiet", key: "overlaySendNow" },
        { action: "undo", look: "plain", key: "overlayUndo" },
      ];
    case "unsent":
      return [
        { action: "undo", look: "quiet", key: "overlayUndo" },
        { action: "send_now", look: "strong", key: "overlaySendNow" },
      ];
    case "with_service":
    case "claimed":
    case "waiting":
    case "resolved":
      return [openCase];
    case "declined":
      return [
        { ...openCase, look: "quiet" },
        { ...handOff, look: "plain", key: "overlayHandOffAgain" },
      ];
  }
}
