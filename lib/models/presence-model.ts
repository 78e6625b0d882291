/** Who else is at which case, and telling the others where we are: asked again and again while our page is on the screen. */
import { computed, effect, signal, untracked } from "@preact/signals";

import { send } from "../messages/send.ts";
import type { Attention, Present } from "../presence.ts";
import { ready } from "./live.ts";
import type { QueueModel } from "./queue-model.ts";
import type { TeamModel } from "./team-model.ts";

export type { Present };

/** How often the background is told and asked, in ms. */
const INTERVAL = 2_000;

export type PresenceModel = {
  /** Writers before viewers. */
  readonly at: (caseId: string) => readonly Present[];
  readonly stop: () => void;
};

/** @param team while there is none, nobody else can be there and nothing is asked */
export function createPresenceModel(
  { team }: Pick<TeamModel, "team">,
  { openId, isReplying }: Pick<QueueModel, "openId" | "isReplying">,
): PresenceModel {
  const isInTeam = computed(() => ready(team.value) !== undefined);
  const window = crypto.randomUUID();
  const present = signal<readonly Present[]>([]);
  const stopping = new AbortController();
  let turn = 0;

  async function tell(at: Attention | undefined): Promise<void> {
    const mine = (turn += 1);
    const answer = await send("attend", { window, ...(at && { at }) });
    // An earlier question may be answered after a later one.
    if (mine === turn) present.value = answer.ok ? answer.value.present : [];
  }

  function attention(): Attention | undefined {
    const caseId = openId.value;
    const isSeen = document.visibilityState === "visible";
    return isSeen && caseId !== undefined ? { caseId, isWriting: isReplying.value } : undefined;
  }

  function tellNow(): void {
    if (isInTeam.peek()) void tell(untracked(attention));
  }

  // What the person turns to is told at once.
  const stopFollowing = effect(() => {
    const at = attention();
    if (isInTeam.value) void tell(at);
    else present.value = [];
  });
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") tellNow();
  }, INTERVAL);
  document.addEventListener("visibilitychange", tellNow, { signal: stopping.signal });
  addEventListener("pagehide", () => isInTeam.peek() && void tell(undefined), { signal: stopping.signal });

  return {
    at: (caseId) => present.value.filter((each) => each.caseId === caseId),
    stop() {
      stopping.abort();
      stopFollowing();
      clearInterval(timer);
      turn += 1;
    },
  };
}
