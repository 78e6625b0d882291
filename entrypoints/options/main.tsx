import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/shared/groups.css";
import "../../components/options/options.css";
import "../../components/options/team.css";

import { render } from "preact";

import { Options } from "../../components/options/Options.tsx";
import { dressPage } from "../../components/shared/page.ts";
import { Unlocked } from "../../components/shared/Unlocked.tsx";
import { startClock } from "../../lib/models/clock.ts";
import { createBackupModel } from "../../lib/models/backup-model.ts";
import { createBetaModel } from "../../lib/models/beta-model.ts";
import { createLearnedModel } from "../../lib/models/learned-model.ts";
import { createQuarantineModel } from "../../lib/models/quarantine-model.ts";
import { createRetentionModel } from "../../lib/models/retention-model.ts";
import { createRedactionModel } from "../../lib/models/redaction-model.ts";
import { createSettingsModel } from "../../lib/models/settings-model.ts";
import { createTeamModel } from "../../lib/models/team-model.ts";
import { createVaultModel } from "../../lib/models/vault-model.ts";
import { betaSites } from "../../lib/sites/hosts.ts";
import { runningSites } from "../../lib/sites/registry.ts";
import { Database } from "../../lib/store/database.ts";

const vault = createVaultModel();
const database = new Database(vault.cipher);
const root = document.getElementById("root");
dressPage("optionsDocument");
if (root) {
  render(
    <Unlocked vault={vault}>
      <Options
        model={createSettingsModel(database)}
        learned={createLearnedModel(database, startClock())}
        quarantine={createQuarantineModel(database)}
        team={createTeamModel(database)}
        sites={runningSites}
        beta={createBetaModel(betaSites)}
        redaction={createRedactionModel()}
        backup={createBackupModel(database)}
        retention={createRetentionModel(database, startClock())}
        vault={vault}
      />
    </Unlocked>,
    root,
  );
}
