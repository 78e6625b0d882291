import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/shared/groups.css";
import "../../components/shared/tables.css";
import "../../components/doctor/doctor.css";

import { render } from "preact";

import { GlassBox } from "../../components/privacy/GlassBox.tsx";
import { dressPage } from "../../components/shared/page.ts";
import { Unlocked } from "../../components/shared/Unlocked.tsx";
import { startClock } from "../../lib/models/clock.ts";
import { createPrivacyModel } from "../../lib/models/privacy-model.ts";
import { createVaultModel } from "../../lib/models/vault-model.ts";
import { Database } from "../../lib/store/database.ts";

const vault = createVaultModel();
const database = new Database(vault.cipher);
const root = document.getElementById("root");
dressPage("privacyDocument");
if (root) {
  render(
    <Unlocked vault={vault}>
      <GlassBox model={createPrivacyModel(database, startClock())} />
    </Unlocked>,
    root,
  );
}
