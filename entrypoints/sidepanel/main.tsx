import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/shared/groups.css";
import "../../components/history/history.css";
import "../../components/queue/queue.css";

import { render } from "preact";

import { Queue } from "../../components/queue/Queue.tsx";
import { dressPage } from "../../components/shared/page.ts";
import { Unlocked } from "../../components/shared/Unlocked.tsx";
import { startClock } from "../../lib/models/clock.ts";
import { createOlderModel } from "../../lib/models/older-model.ts";
import { createQuarantineModel } from "../../lib/models/quarantine-model.ts";
import { createPresenceModel } from "../../lib/models/presence-model.ts";
import { createQueueModel } from "../../lib/models/queue-model.ts";
import { createRefusalsModel } from "../../lib/models/refusals-model.ts";
import { createTeamModel } from "../../lib/models/team-model.ts";
import { createVaultModel } from "../../lib/models/vault-model.ts";
import { Database } from "../../lib/store/database.ts";

const vault = createVaultModel();
const database = new Database(vault.cipher);
const root = document.getElementById("root");
dressPage("queueDocument");
if (root) {
  const model = createQueueModel(database, startClock());
  const team = createTeamModel(database);
  render(
    <Unlocked vault={vault}>
      <Queue
        model={model}
        quarantine={createQuarantineModel(database)}
        team={team}
        older={createOlderModel(database)}
        refusals={createRefusalsModel(database)}
        presence={createPresenceModel(team, model)}
      />
    </Unlocked>,
    root,
  );
}
