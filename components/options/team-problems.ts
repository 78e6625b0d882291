import type { Problem } from "../../lib/result.ts";
import { words, type WordKey } from "../../lib/words/words.ts";
import { problemWords } from "../shared/problem-words.ts";

const keys: Readonly<Record<string, WordKey>> = {
  bad_server: "teamBadServer",
  insecure_server: "teamInsecureServer",
  invitation_unreadable: "teamInvitationUnreadable",
  invitation_newer: "teamInvitationNewer",
  invitation_expired: "teamInvitationExpired",
  invitation_used: "teamInvitationUsed",
  invitation_withdrawn: "teamInvitationWithdrawn",
  invitation_refused: "teamInvitationRefused",
  server_unreachable: "teamServerUnreachable",
  team_not_there: "teamNotThere",
  team_forged: "teamForged",
  team_offline: "teamOffline",
  team_forbidden: "teamForbidden",
  name_taken: "teamNameTaken",
  bad_server_paths: "teamBadPaths",
};

/** Why something about the team did not work, and what to do. */
export function problemOf(problem: Problem): string {
  const key = keys[problem.code];
  return key ? words(key) : problemWords(problem);
}
