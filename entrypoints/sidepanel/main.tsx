import "../../lib/zod-without-eval.ts";
import "../../components/shared/theme.css";
import "../../components/queue/queue.css";

import { render } from "preact";

import { Queue } from "../../components/queue/Queue.tsx";
import { startClock } from "../../lib/models/clock.ts";
import { createQueueModel } from "../../lib/models/queue-model.ts";
import { Database } from "../../lib/store/database.ts";

const root = document.getElementById("root");
const model = createQueueModel(new Database(), startClock());
if (root) render(<Queue model={model} />, root);
