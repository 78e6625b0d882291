import type { VNode } from "preact";

import { ready } from "../../lib/models/live.ts";
import type { TeamModel, TeamView } from "../../lib/models/team-model.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { Confirm } from "../shared/Confirm.tsx";
import { ConnectionLine } from "../shared/ConnectionLine.tsx";
import { LastWord } from "../shared/LastWord.tsx";
import { Notice } from "../shared/Notice.tsx";
import { Asides } from "./Asides.tsx";
import { CreateTeam } from "./CreateTeam.tsx";
import { Invite } from "./Invite.tsx";
import { JoinTeam } from "./JoinTeam.tsx";
import { Members } from "./Members.tsx";
import { problemOf } from "./team-problems.ts";
import { ServerFiles } from "./ServerFiles.tsx";

type Props = { readonly model: TeamModel; readonly myName: string };

/** The team in the options: found one, come into one, and for those who lead it all that keeps it going. */
export function Team({ model, myName }: Props): VNode {
  const live = model.team.value;
  const { turn, problem, done } = model.report.value;
  if (live.state === "loading") return <p class="soft patient">{words("teamLoading")}</p>;
  if (live.state === "failed") return <Notice problem>{words("optionsFailed", live.reason)}</Notice>;
  const team = ready(live);
  return (
    <>
      {team ? <Inside model={model} team={team} /> : <Outside model={model} myName={myName} />}
      <LastWord
        done={
          turn > 0 && !problem ? words(done === "removeMember" ? "teamRemovedDone" : "teamDone") : undefined
        }
        problem={problem && problemOf(problem)}
        told={turn}
      />
    </>
  );
}

function Outside({ model, myName }: Props): VNode {
  return (
    <>
      <p class="soft">{words("teamAlone")}</p>
      <JoinTeam model={model} />
      <CreateTeam model={model} myName={myName} />
    </>
  );
}

type InsideProps = { readonly model: TeamModel; readonly team: TeamView };

function Inside({ model, team }: InsideProps): VNode {
  const me = team.members.find(({ id }) => id === team.me);
  const leads = team.standing === "member" && (me?.role === "lead" || me?.role === "admin");
  const warning = team.unsent > 0 ? counted("teamLeaveUnsent", team.unsent) : words("teamLeaveWarning");
  return (
    <>
      <section class="option-group">
        <h2>{isolated(team.name)}</h2>
        <ConnectionLine model={model} />
        {leads && <Members model={model} team={team} />}
        {!leads && (
          <ul class="entries">
            {team.members.map(({ id, name, role }) => (
              <li key={id}>
                <span>
                  {isolated(name)} <span class="soft small">{words(`role_${role}`)}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {leads && <Asides model={model} />}
      {leads && <Invite model={model} />}
      {leads && <ServerFiles model={model} team={team} />}
      <section class="option-group">
        <h2>{words("teamLeave")}</h2>
        <Confirm
          ask={words("teamLeaveAsk")}
          warning={warning}
          confirm={words("teamLeaveConfirm")}
          onConfirm={async () => (await model.ask("leaveTeam", {})) !== undefined}
        />
      </section>
    </>
  );
}
