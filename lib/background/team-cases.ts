/** The one way in which cases change here: the log of this browser, or the team's when there is one. */
import type { Case } from "../case/case.ts";
import type { Circumstances } from "../case/judge.ts";
import type { Member } from "../member.ts";
import type { Result } from "../result.ts";
import type { CaseCommand } from "../store/cases.ts";
import type { Database } from "../store/database.ts";
import { soloLedger, type Ledger } from "../store/ledger.ts";
import { readSettings } from "../store/settings.ts";
import { SoloLog } from "../team/solo.ts";
import { CaseLog } from "./case-log.ts";

export type TeamCases = {
  /** Who acts here, and what they sign with. */
  readonly identity: () => Promise<{ readonly me: Member; readonly ledger: Ledger }>;
  readonly log: CaseLog;
  /** Carries out a command as the person at this browser. */
  readonly carryOut: (request: CaseCommand, circumstances: Circumstances) => Promise<Result<Case>>;
  readonly close: () => Promise<void>;
};

export function soloCases(
  database: Database,
  now: () => number,
  changed: (cases: readonly Case[]) => void,
): TeamCases {
  const identity: TeamCases["identity"] = async () => {
    const { me } = await readSettings(database);
    return { me, ledger: await soloLedger(database, me) };
  };
  const transport = new SoloLog(database.soloTables(), now).connect("me", "here");
  const log = new CaseLog({
    database,
    transport,
    now,
    changed,
    ledger: async () => (await identity()).ledger,
  });
  return {
    identity,
    log,
    carryOut: async (request, circumstances) => {
      const done = await log.carryOut(request, circumstances);
      if (done.ok && request.command.type === "erase") await transport.erase(request.caseId);
      return done;
    },
    close: async () => {
      await log.close();
      await transport.close();
    },
  };
}
