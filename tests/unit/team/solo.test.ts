import { Dexie } from "dexie";

import { SoloLog, type SoloRow } from "../../../lib/team/solo.ts";
import { testCatchUp } from "../../contract/catch-up.ts";
import type { TestLog } from "../../contract/log.ts";
import { testTransport } from "../../contract/transport.ts";

let logs = 0;

const open = (): Promise<TestLog> => {
  const database = new Dexie(`solo-${(logs += 1)}`);
  database.version(1).stores({ log: "++sequence, &id, caseId", documents: "name" });
  const log = new SoloLog(
    {
      log: database.table<SoloRow, number>("log"),
      documents: database.table("documents"),
    },
    () => Date.now(),
  );
  return Promise.resolve({
    connect: (memberId) => Promise.resolve(log.connect(memberId, crypto.randomUUID())),
    comparesAndSets: true,
    close: () => database.delete(),
  });
};

testTransport("The log of one browser", open);
testCatchUp("The log of one browser", open);
