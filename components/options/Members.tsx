import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { TeamMember, TeamModel, TeamView } from "../../lib/models/team-model.ts";
import { moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Confirm } from "../shared/Confirm.tsx";
import { InvitationText } from "./InvitationText.tsx";
import { RoleChoice } from "./Invite.tsx";

type Props = { readonly model: TeamModel; readonly team: TeamView };

/** Who is in the team, as a lead sees it. */
export function Members({ model, team }: Props): VNode {
  // When the page was opened: invitations are good for days.
  const [now] = useState(() => Date.now());
  return (
    <>
      <ul class="members" aria-label={words("teamMembers")}>
        {team.members.map((member) => (
          <MemberRow key={member.id} model={model} member={member} isMe={member.id === team.me} now={now} />
        ))}
      </ul>
      {team.members.length === 1 && <p class="soft">{words("teamOnlyMe")}</p>}
    </>
  );
}

type RowProps = {
  readonly model: TeamModel;
  readonly member: TeamMember;
  readonly isMe: boolean;
  readonly now: number;
};

function MemberRow({ model, member, isMe, now }: RowProps): VNode {
  const { id: memberId, name, role, invitedUntil } = member;
  const [invitation, setInvitation] = useState<string>();
  const called = isolated(name);

  async function again(): Promise<void> {
    setInvitation((await model.ask("inviteAgain", { memberId }))?.invitation);
  }

  return (
    <li class="member">
      <div class="row">
        <input
          aria-label={words("teamRename", called)}
          defaultValue={name}
          maxLength={100}
          onChange={(event) => {
            const next = event.currentTarget.value.trim();
            if (next !== "") void model.ask("renameMember", { memberId, name: next });
          }}
        />
        {isMe ? (
          <span class="soft">{words("teamYou", words(`role_${role}`))}</span>
        ) : (
          <RoleChoice
            attributes={{ "aria-label": words("teamRoleOf", called) }}
            role={role}
            onChoose={(next) => void model.ask("changeRole", { memberId, role: next })}
          />
        )}
      </div>
      {invitedUntil !== undefined && (
        <p class="soft small">{words("teamInvited", moment(invitedUntil, now))}</p>
      )}
      {!isMe && (
        <div class="row">
          <button type="button" onClick={() => void again()}>
            {words("teamInviteAgain")}
          </button>
          <Confirm
            ask={words("teamRemove")}
            warning={words("teamRemoveWarning", called)}
            confirm={words("teamRemoveConfirm")}
            onConfirm={async () => (await model.ask("removeMember", { memberId })) !== undefined}
          />
        </div>
      )}
      {invitation !== undefined && (
        <InvitationText label={words("teamInvitationFor", called)} text={invitation} />
      )}
    </li>
  );
}
