import type { VNode } from "preact";

import { actsForOthers } from "../../lib/case/permissions.ts";
import type { Member } from "../../lib/member.ts";
import { ready } from "../../lib/models/live.ts";
import type { TeamModel } from "../../lib/models/team-model.ts";
import { counted, words } from "../../lib/words/words.ts";

type Props = { readonly model: TeamModel; readonly me: Member | undefined };

/** Tells a lead of entries that were set aside and not looked at yet. */
export function AsidesLine({ model, me }: Props): VNode | undefined {
  const unread = ready(model.asides.value)?.unread ?? 0;
  if (!ready(model.team.value) || !me || !actsForOthers(me.role) || unread === 0) return undefined;
  return (
    <p class="notice" role="status">
      {counted("asidesUnread", unread)}{" "}
      <a href="/options.html#team" target="_blank">
        {words("asidesLook")}
      </a>
    </p>
  );
}
