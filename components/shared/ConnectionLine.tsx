import type { VNode } from "preact";

import type { TeamModel, TeamView } from "../../lib/models/team-model.ts";
import { ready } from "../../lib/models/live.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";

type Props = { readonly model: TeamModel };

/** How it stands with the team's server, in words; nothing while this browser works alone. */
export function ConnectionLine({ model }: Props): VNode | undefined {
  const team = ready(model.team.value);
  if (!team) return undefined;
  const { unsent, connection } = team;
  const isWell = connection.state === "connected" && team.standing === "member";
  return (
    <p class={isWell ? "connection soft small" : "connection small"} role="status">
      {standingWords(team)}
      {unsent > 0 && ` ${counted("teamUnsent", unsent)}`}
    </p>
  );
}

function standingWords({ name, standing, connection }: TeamView): string {
  const team = isolated(name);
  if (standing === "used") return words("teamInvitationUsed");
  if (standing === "removed") return words("teamRemoved", team);
  switch (connection.state) {
    case "refused":
      return words("connectionRefused", team);
    case "offline":
      return words("connectionOffline", team);
    case "connecting":
      return words("connectionConnecting", team);
    case "local":
    case "connected":
      break;
  }
  if (standing === "waiting") return words("teamWaiting", team);
  if (connection.warning === "log_reset") return words("connectionLogReset", team);
  if (connection.warning === "compare_and_set_broken") return words("connectionOldServer", team);
  return words("connectionConnected", team);
}
