/** The options as a person opens them, on a whole background. Import it before anything that draws. */
import { connect, stillClock } from "../../unit/background/connect.ts";
import "./permissions.ts";

import { render, screen } from "@testing-library/preact";

import { Options } from "../../../components/options/Options.tsx";
import { createBackupModel } from "../../../lib/models/backup-model.ts";
import { createBetaModel, type BetaInbox } from "../../../lib/models/beta-model.ts";
import { createLearnedModel } from "../../../lib/models/learned-model.ts";
import { createTeamModel } from "../../../lib/models/team-model.ts";
import { createQuarantineModel } from "../../../lib/models/quarantine-model.ts";
import { createRetentionModel } from "../../../lib/models/retention-model.ts";
import { createRedactionModel } from "../../../lib/models/redaction-model.ts";
import { createSettingsModel } from "../../../lib/models/settings-model.ts";
import { createVaultModel } from "../../../lib/models/vault-model.ts";
import type { SiteName } from "../../../components/shared/SiteSwitches.tsx";
import type { TestBackground } from "../../unit/background/fixture.ts";

export const x: SiteName = { name: "x", label: "X", matches: ({ host }) => host === "x.com" };

export const inbox: BetaInbox = {
  name: "messenger",
  label: "Messenger",
  hosts: ["https://www.messenger.com/*"],
};

export async function showOptions(
  background: TestBackground,
  sites: readonly SiteName[] = [x],
): Promise<void> {
  connect(background);
  render(
    <Options
      model={createSettingsModel(background.database)}
      learned={createLearnedModel(background.database, stillClock())}
      quarantine={createQuarantineModel(background.database)}
      team={createTeamModel(background.database)}
      sites={sites}
      beta={createBetaModel([inbox])}
      redaction={createRedactionModel()}
      backup={createBackupModel(background.database, 1)}
      retention={createRetentionModel(background.database, stillClock())}
      vault={createVaultModel({ ...background.session, watch: () => undefined }, background.keyring)}
    />,
  );
  await screen.findByRole("heading", { level: 1 });
}
