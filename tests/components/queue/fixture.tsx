/** The queue over a whole background, as a person uses it. */
import { connect, handedOff, stillClock } from "../../unit/background/connect.ts";
import { become, fromPanel, testBackground, type TestBackground } from "../../unit/background/fixture.ts";

import { cleanup, configure, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach } from "vitest";

import { Queue } from "../../../components/queue/Queue.tsx";
import type { Member } from "../../../lib/member.ts";
import { createRefusalsModel } from "../../../lib/models/refusals-model.ts";
import { createOlderModel } from "../../../lib/models/older-model.ts";
import { createTeamModel } from "../../../lib/models/team-model.ts";
import { createPresenceModel, type PresenceModel } from "../../../lib/models/presence-model.ts";
import { createQuarantineModel } from "../../../lib/models/quarantine-model.ts";
import { createQueueModel, type QueueModel } from "../../../lib/models/queue-model.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { mira } from "../../unit/people.ts";

export const lost = mentionBy("ines", "1", "Where is my parcel?");
export const broken = mentionBy("jonas", "2", "It came broken");
let model: QueueModel | undefined;
let presence: PresenceModel | undefined;

// Every step goes through a whole background; a busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  model?.stop();
  presence?.stop();
});

export async function show(background: TestBackground, clock = stillClock()): Promise<QueueModel> {
  connect(background);
  model = createQueueModel(background.database, clock);
  const team = createTeamModel(background.database);
  presence = createPresenceModel(team, model);
  render(
    <Queue
      model={model}
      quarantine={createQuarantineModel(background.database)}
      team={team}
      older={createOlderModel(background.database)}
      refusals={createRefusalsModel(background.database)}
      presence={presence}
    />,
  );
  await screen.findByRole("tablist");
  return model;
}

/** The queue of Mira, who has just claimed a case: its story is open. */
export async function showClaimed(): Promise<{ background: TestBackground; caseId: string }> {
  const background = await testBackground(mira);
  const caseId = await handedOff(background, lost);
  await show(background);
  click(/^Claim/u);
  await screen.findByRole("button", { name: "Resolve" });
  return { background, caseId };
}

/** Somebody else claims a case while the queue shows it. */
export async function claimAs(background: TestBackground, who: Member, caseId: string): Promise<void> {
  const settings = await background.database.settings.get("settings");
  await become(background, who);
  await background.handlers.work(
    { commandId: crypto.randomUUID(), caseId, command: { type: "claim" } },
    fromPanel,
  );
  if (settings) await background.database.settings.put(settings);
}

export function click(name: RegExp | string): void {
  fireEvent.click(screen.getByRole("button", { name }));
}

/** Presses a key where the focus is. */
export function press(key: string): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
}
