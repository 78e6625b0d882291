import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/shared/groups.css";
import "../../components/shared/tables.css";
import "../../components/doctor/doctor.css";

import { render } from "preact";

import { Doctor } from "../../components/doctor/Doctor.tsx";
import { dressPage } from "../../components/shared/page.ts";
import { Unlocked } from "../../components/shared/Unlocked.tsx";
import { startClock } from "../../lib/models/clock.ts";
import { createHealthModel } from "../../lib/models/health-model.ts";
import { createVaultModel } from "../../lib/models/vault-model.ts";
import { betaSites } from "../../lib/sites/hosts.ts";
import { runningSites } from "../../lib/sites/registry.ts";
import { Database } from "../../lib/store/database.ts";

const vault = createVaultModel();
const database = new Database(vault.cipher);
const root = document.getElementById("root");
dressPage("doctorDocument");
if (root) {
  render(
    <Unlocked vault={vault}>
      <Doctor model={createHealthModel(database, startClock())} sites={runningSites} beta={betaSites} />
    </Unlocked>,
    root,
  );
}
