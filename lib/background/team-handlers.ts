/** What the background does for the messages about the team. */
import { actsForOthers } from "../case/permissions.ts";
import type { Handlers } from "../messages/answer.ts";
import type { teamMessages } from "../messages/team-messages.ts";
import { failure, success, type Result } from "../result.ts";
import { readSeats } from "../store/membership.ts";
import { noteServed } from "../store/served.ts";
import { serverFiles } from "../team/nats/server-files.ts";
import type { Background } from "./context.ts";
import { changeRole, invite, inviteAgain, removeMember, renameMember } from "./team-changes.ts";
import { createTeam, joinTeam, leaveTeam } from "./team-membership.ts";

export function createTeamHandlers(background: Background): Pick<Handlers, keyof typeof teamMessages> {
  return {
    createTeam: async (team) => plain(await createTeam(background, team)),
    joinTeam: async ({ invitation }) => plain(await joinTeam(background, invitation)),
    leaveTeam: async () => plain(await leaveTeam(background)),

    async reachTeam() {
      await background.cases.link();
      background.changed();
      return success({});
    },

    attend: async ({ window, at }) =>
      success({ present: [...(await background.attendance.attend(window, at))] }),

    async serverFiles(paths) {
      const { me } = await background.cases.identity();
      const known = await readSeats(background.database);
      if (!known) return failure("team_unknown", "no seats");
      if (!actsForOthers(me.role)) return failure("not_allowed", me.role);
      return serverFiles(known.seats, paths);
    },

    async tookServerFiles() {
      const known = await readSeats(background.database);
      if (known) await noteServed(background.database, known.seats);
      return success({});
    },

    async readAsides({ upTo }) {
      await background.database.ledger.put({ name: "asidesSeen", value: upTo });
      return success({});
    },

    invite: async (member) => invited(await invite(background, member)),
    inviteAgain: async ({ memberId }) => invited(await inviteAgain(background, memberId)),
    renameMember: async ({ memberId, name }) => plain(await renameMember(background, memberId, name)),
    changeRole: async ({ memberId, role }) => plain(await changeRole(background, memberId, role)),
    removeMember: async ({ memberId }) => plain(await removeMember(background, memberId)),
  };
}

function plain(result: Result<true>): Result<Record<string, never>> {
  return result.ok ? success({}) : result;
}

function invited(result: Result<string>): Result<{ invitation: string }> {
  return result.ok ? success({ invitation: result.value }) : result;
}
