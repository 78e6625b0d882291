/** What of a case may enter a host page: the chip's view of it (P4). */
import type { CaseGlance } from "../annotation.ts";
import type { Case } from "./case.ts";
import { isClosed } from "./case.ts";

export function glanceAt(state: Case, myId: string): CaseGlance {
  const closing = state.resolution ?? state.decline;
  const handedOffByMe = state.handedOff.by.id === myId;
  return {
    id: state.id,
    status: state.status,
    delivery: state.delivery,
    releaseAt: state.releaseAt,
    handedOffBy: state.handedOff.by.name,
    handedOffByMe,
    handedOffAt: state.handedOff.at,
    mentionCount: state.mentionKeys.length,
    outcomeIsNew: isClosed(state) && handedOffByMe && !state.outcomeSeen,
    ...(state.owner && { ownerName: state.owner.member.name, ownedSince: state.owner.since }),
    ...(closing && { closedBy: closing.by.name, closedAt: closing.at }),
    ...(state.resolution && { outcome: state.resolution.outcome }),
    ...(state.decline && { declineReason: state.decline.reason }),
  };
}
