import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/history/history.css";
import "../../components/queue/queue.css";

import { render } from "preact";

import { Queue } from "../../components/queue/Queue.tsx";
import { dressPage } from "../../components/shared/page.ts";
import { startClock } from "../../lib/models/clock.ts";
import { createQuarantineModel } from "../../lib/models/quarantine-model.ts";
import { createQueueModel } from "../../lib/models/queue-model.ts";
import { createTeamModel } from "../../lib/models/team-model.ts";
import { Database } from "../../lib/store/database.ts";

const database = new Database();
const root = document.getElementById("root");
dressPage("queueDocument");
if (root) {
  render(
    <Queue
      model={createQueueModel(database, startClock())}
      quarantine={createQuarantineModel(database)}
      team={createTeamModel(database)}
    />,
    root,
  );
}
