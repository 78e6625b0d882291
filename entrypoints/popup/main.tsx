import "../../lib/zod-without-eval.ts";
import "../../components/shared/theme.css";
import "../../components/popup/popup.css";

import { render } from "preact";
import browser from "webextension-polyfill";

import { Popup } from "../../components/popup/Popup.tsx";
import { openQueueHere } from "../../lib/background/queue-panel.ts";
import { startClock } from "../../lib/models/clock.ts";
import { createSettingsModel } from "../../lib/models/settings-model.ts";
import { createSummaryModel } from "../../lib/models/summary-model.ts";
import { sites } from "../../lib/sites/registry.ts";
import { Database } from "../../lib/store/database.ts";

const database = new Database();
const root = document.getElementById("root");
if (root) {
  render(
    <Popup
      summary={createSummaryModel(database, startClock())}
      settings={createSettingsModel(database)}
      sites={sites}
      onOpenQueue={() => void openQueueHere()}
      onOpenOptions={() => void browser.runtime.openOptionsPage()}
    />,
    root,
  );
}
