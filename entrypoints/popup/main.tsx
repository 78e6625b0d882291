import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/popup/popup.css";

import { render } from "preact";
import browser from "webextension-polyfill";

import { Popup } from "../../components/popup/Popup.tsx";
import { dressPage } from "../../components/shared/page.ts";
import { Unlocked } from "../../components/shared/Unlocked.tsx";
import { openQueueHere } from "../../lib/background/queue-panel.ts";
import { send } from "../../lib/messages/send.ts";
import { startClock } from "../../lib/models/clock.ts";
import { createHealthModel } from "../../lib/models/health-model.ts";
import { createOlderModel } from "../../lib/models/older-model.ts";
import type { QueueList } from "../../lib/models/queue-model.ts";
import { createSettingsModel } from "../../lib/models/settings-model.ts";
import { createSummaryModel } from "../../lib/models/summary-model.ts";
import { createTeamModel } from "../../lib/models/team-model.ts";
import { createVaultModel } from "../../lib/models/vault-model.ts";
import { runningSites } from "../../lib/sites/registry.ts";
import { Database } from "../../lib/store/database.ts";

/** The panel first, while the browser still remembers the click; then which list it shows; then the popup is done. */
async function openQueue(list?: QueueList): Promise<void> {
  const opening = openQueueHere();
  if (list !== undefined) await send("openQueue", { list });
  await opening;
  close();
}

const vault = createVaultModel();
const database = new Database(vault.cipher);
const root = document.getElementById("root");
dressPage("extensionName");
if (root) {
  render(
    <Unlocked vault={vault}>
      <Popup
        summary={createSummaryModel(database, startClock())}
        settings={createSettingsModel(database)}
        health={createHealthModel(database, startClock())}
        team={createTeamModel(database)}
        older={createOlderModel(database)}
        vault={vault}
        sites={runningSites}
        onOpenQueue={(list) => void openQueue(list)}
        onOpenDoctor={() =>
          void browser.tabs.create({ url: browser.runtime.getURL("/doctor.html") }).then(() => close())
        }
        onFindCustomer={() => void send("openCustomer", { find: true }).then(() => close())}
        onOpenOptions={() => void browser.runtime.openOptionsPage().then(() => close())}
      />
    </Unlocked>,
    root,
  );
}
