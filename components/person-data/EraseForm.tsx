import type { VNode } from "preact";

import type { PersonOverview } from "../../lib/models/person-data-model.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { EraseByWord } from "../shared/EraseByWord.tsx";
import { tableList } from "../shared/table-words.ts";

type Props = {
  readonly overview: PersonOverview;
  readonly name: string;
  readonly isInTeam: boolean;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onErase: () => Promise<void>;
};

/** What is to be typed: the name of the first account, without its channel; of somebody unknown, a word. */
export function wordToType({ accounts: [first] }: Pick<PersonOverview, "accounts">): string {
  return first === undefined ? words("eraseWord") : first.slice(first.indexOf(":") + 1);
}

/** What goes, shown whole; it is done only when the name was typed. */
export function EraseForm({ overview, name, isInTeam, busy, onKeep, onErase }: Props): VNode {
  return (
    <EraseByWord
      label={words("erasePerson")}
      word={wordToType(overview)}
      confirm={words("eraseConfirm")}
      busy={busy}
      onErase={onErase}
      onKeep={onKeep}
    >
      <p>{words(isInTeam ? "eraseTeamWarning" : "eraseWarning", name)}</p>
      <p>{words("eraseAccounts")}</p>
      <ul class="listed">
        {overview.accounts.map((account) => (
          <li key={account}>{isolated(account)}</li>
        ))}
        {tableList(overview.rows).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="soft small">{words("eraseNotBlocked")}</p>
    </EraseByWord>
  );
}
