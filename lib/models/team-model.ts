/** State of the team, for the options, the queue and the popup. */
import { signal, type ReadonlySignal } from "@preact/signals";

import type { Input, MessageName, Output } from "../messages/catalogue.ts";
import { send } from "../messages/send.ts";
import type { Problem, Result } from "../result.ts";
import { readAsides, type Asides } from "../store/asides.ts";
import type { Database } from "../store/database.ts";
import { readTeamView, type TeamView } from "../store/team-view.ts";
import { follow, type Live } from "./live.ts";

export type { Aside } from "../store/asides.ts";
export type { TeamMember, TeamView } from "../store/team-view.ts";

type TeamMessage =
  | "createTeam"
  | "joinTeam"
  | "leaveTeam"
  | "invite"
  | "inviteAgain"
  | "renameMember"
  | "changeRole"
  | "removeMember"
  | "readAsides";

/** What became of the last thing that was asked for; `turn` counts them. */
export type TeamReport = {
  readonly turn: number;
  readonly busy: boolean;
  readonly done: MessageName | undefined;
  readonly problem: Problem | undefined;
};

export type TeamModel = {
  /** Undefined while this browser works alone. */
  readonly team: ReadonlySignal<Live<TeamView | undefined>>;
  /** Entries of the log that do not count. */
  readonly asides: ReadonlySignal<Live<Asides>>;
  readonly report: ReadonlySignal<TeamReport>;
  readonly ask: <Name extends TeamMessage>(
    name: Name,
    input: Input<Name>,
  ) => Promise<Output<Name> | undefined>;
  /** The configuration of the servers as it has to be now; asked for by itself, so it is not reported. */
  readonly serverFiles: (paths: Input<"serverFiles">) => Promise<Result<Output<"serverFiles">>>;
  /** The configuration was saved or copied, as it is now. */
  readonly tookServerFiles: () => Promise<void>;
  readonly stop: () => void;
};

export function createTeamModel(database: Database): TeamModel {
  const { live, stop } = follow(() => readTeamView(database));
  const asides = follow(() => readAsides(database));
  const report = signal<TeamReport>({ turn: 0, busy: false, done: undefined, problem: undefined });
  // What shows the team wants it to be there: the worker may sleep.
  void send("reachTeam", {});
  return {
    team: live,
    asides: asides.live,
    report,
    async ask(name, input) {
      report.value = { ...report.peek(), busy: true, done: undefined, problem: undefined };
      const answer: Result<Output<typeof name>> = await send(name, input);
      report.value = {
        turn: report.peek().turn + 1,
        busy: false,
        done: answer.ok ? name : undefined,
        problem: answer.ok ? undefined : answer.problem,
      };
      return answer.ok ? answer.value : undefined;
    },
    serverFiles: (paths) => send("serverFiles", paths),
    async tookServerFiles() {
      await send("tookServerFiles", {});
    },
    stop() {
      stop();
      asides.stop();
    },
  };
}
