/** Which face a chip shows: one of a few stages, worked out from what is known of the mention. Pure. */
import type { Annotation, CaseGlance } from "../annotation.ts";
import { isLeftUnsent } from "../case/undo-window.ts";

/** What was asked of the background and is not answered yet; shown at once, as if it had succeeded. */
export type Doing = "handing_off" | "undoing" | "sending" | "correcting";

export type Stage =
  | { readonly name: "unflagged"; readonly answer: "not_service" | "unsure"; readonly corrected: boolean }
  /** `joins`: its author has an open case in this conversation, which handing off adds it to. */
  | { readonly name: "request"; readonly takenBack: boolean; readonly joins: boolean }
  | { readonly name: "handing_off" }
  /** Can be undone until `releaseAt` (Unix ms). */
  | { readonly name: "held"; readonly releaseAt: number }
  /** The time to undo ended long ago, while nothing could be sent: the person decides. */
  | { readonly name: "unsent" }
  | { readonly name: "with_service"; readonly by: string | undefined; readonly since: number }
  | { readonly name: "claimed"; readonly by: string | undefined; readonly since: number }
  | { readonly name: "waiting"; readonly by: string | undefined }
  | {
      readonly name: "resolved";
      readonly by: string | undefined;
      /** From handoff to resolution, in ms. */
      readonly took: number;
      readonly outcome: CaseGlance["outcome"];
      readonly isNew: boolean;
    }
  | {
      readonly name: "declined";
      readonly by: string | undefined;
      readonly reason: CaseGlance["declineReason"];
      readonly isNew: boolean;
    };

/** @param now Unix ms; a handoff whose time to undo is over counts as sent, whether or not the background said so yet */
export function stageOf(
  annotation: Annotation,
  doing: Doing | undefined,
  takenBack: boolean,
  now: number,
): Stage {
  if (doing === "handing_off") return { name: "handing_off" };
  const joins = annotation.openCase !== undefined;
  if (doing === "undoing") return { name: "request", takenBack: true, joins };
  if (annotation.case && annotation.case.status !== "undone") {
    return stageOfCase(annotation.case, doing === "sending" ? annotation.case.releaseAt : now);
  }
  if (annotation.flagged) return { name: "request", takenBack, joins };
  return {
    name: "unflagged",
    // Somebody may have overruled a detector that was sure of the opposite.
    answer: annotation.answer === "unsure" ? "unsure" : "not_service",
    corrected: annotation.correction === "not_service",
  };
}

function stageOfCase(glance: CaseGlance, now: number): Stage {
  switch (glance.status) {
    case "handed_off":
    case "undone":
    // The background shows what was withdrawn as untouched, and what was merged as where it goes on.
    case "withdrawn":
    case "merged":
      return stageOfHandoff(glance, now);
    case "claimed":
      return { name: "claimed", by: glance.ownerName, since: glance.ownedSince ?? glance.handedOffAt };
    case "waiting":
      return { name: "waiting", by: glance.ownerName };
    case "resolved":
      return {
        name: "resolved",
        by: glance.closedBy,
        took: Math.max(0, (glance.closedAt ?? glance.handedOffAt) - glance.handedOffAt),
        outcome: glance.outcome,
        isNew: glance.outcomeIsNew,
      };
    case "declined":
      return {
        name: "declined",
        by: glance.closedBy,
        reason: glance.declineReason,
        isNew: glance.outcomeIsNew,
      };
  }
}

function stageOfHandoff(glance: CaseGlance, now: number): Stage {
  const isMineToUndo = glance.delivery === "held" && glance.handedOffByMe;
  if (isMineToUndo && glance.releaseAt > now) return { name: "held", releaseAt: glance.releaseAt };
  if (isMineToUndo && isLeftUnsent(glance.releaseAt, now)) return { name: "unsent" };
  return {
    name: "with_service",
    by: glance.handedOffByMe ? undefined : glance.handedOffBy,
    since: glance.handedOffAt,
  };
}
