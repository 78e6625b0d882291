/** What a chip says, stage by stage. */
import type { Annotation } from "../../lib/annotation.ts";
import type { Trouble } from "../../lib/overlay/mention-book.ts";
import type { Stage } from "../../lib/overlay/stage.ts";
import type { HiddenKind } from "../../lib/redaction/kinds.ts";
import { duration, moment } from "../../lib/words/times.ts";
import { coded, counted, isolated, words } from "../../lib/words/words.ts";
import type { IconName } from "./Icon.tsx";

export type ChipWords = {
  readonly icon: IconName;
  /** The state in a few words. */
  readonly title: string;
  /** What there is to add, most important first; narrow columns show the beginning. */
  readonly details: readonly string[];
};

/** @param now Unix ms */
export function chipWords(stage: Stage, annotation: Annotation, now: number): ChipWords {
  switch (stage.name) {
    case "unflagged":
      return { icon: "request", title: unflaggedTitle(stage), details: [] };
    case "request":
      return {
        icon: "request",
        title: words(
          stage.takenBack ? "overlayTakenBack" : annotation.private ? "overlayPrivate" : "overlayRequest",
        ),
        details: [
          ...(stage.joins ? [words("overlayJoins")] : []),
          ...(annotation.private ? [] : requestDetails(annotation)),
        ],
      };
    case "handing_off":
      return { icon: "service", title: words("overlayHandingOff"), details: [] };
    case "held":
      return {
        icon: "service",
        title: words("overlayHeld"),
        details: withheldDetails(annotation.case?.withheld),
      };
    case "unsent":
      return { icon: "trouble", title: words("overlayUnsent"), details: [] };
    case "with_service": {
      const since = moment(stage.since, now);
      const title =
        stage.by === undefined
          ? words("overlayWithService", since)
          : words("overlayWithServiceBy", isolated(stage.by), since);
      return { icon: "service", title, details: [] };
    }
    case "claimed":
      return {
        icon: "person",
        title: words("overlayClaimed", who(stage.by), moment(stage.since, now)),
        details: [],
      };
    case "waiting":
      return { icon: "waiting", title: words("overlayWaiting", who(stage.by)), details: [] };
    case "resolved":
      return {
        icon: "done",
        title: words("overlayResolved", who(stage.by), duration(stage.took)),
        details: stage.outcome ? [words(`outcome_${stage.outcome}`)] : [],
      };
    case "declined":
      return {
        icon: "returned",
        title: words("overlayDeclined", who(stage.by)),
        details: stage.reason ? [words(`decline_${stage.reason}`)] : [],
      };
  }
}

/** "Service request, likely, delivery": what a screen reader hears of the mention before the name of a button. */
export function summaryWords(stage: Stage, annotation: Annotation, now: number): string {
  const { title, details } = chipWords(stage, annotation, now);
  return [title, ...details].join(", ");
}

export function troubleWords(trouble: Trouble): string {
  if ("problem" in trouble) return coded("overlayProblem", trouble.problem);
  return words(`overlayRefused_${trouble.refusal}`);
}

/** What the team is not told, while that can still be changed. */
function withheldDetails(kinds: readonly HiddenKind[] = []): string[] {
  if (kinds.length === 0) return [];
  const named = [...new Set(kinds)].map((kind) => words(`hiddenOne_${kind}`));
  return [counted("overlayWithheld", kinds.length, named.join(", "))];
}

function unflaggedTitle({ answer, corrected }: Extract<Stage, { name: "unflagged" }>): string {
  if (corrected) return words("overlayYouSaidNot");
  return words(answer === "unsure" ? "overlayUnsure" : "overlayNotRequest");
}

function requestDetails({ correction, confidence, intent, urgency, contactCount }: Annotation): string[] {
  const isSaid = correction === "service";
  return [
    urgency === 3 && words("overlayUrgent"),
    isSaid ? words("overlayYouSaidIs") : words(`overlayConfidence_${confidence}`),
    intent !== "none" && words(`intent_${intent}`),
    contactCount === 0
      ? words("overlayFirstContact")
      : contactCount !== undefined && counted("overlayContacts", contactCount),
  ].filter((detail) => detail !== false);
}

function who(name: string | undefined): string {
  return name === undefined ? words("overlaySomebody") : isolated(name);
}
