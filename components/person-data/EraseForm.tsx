import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { PersonOverview } from "../../lib/models/person-data-model.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { tableList } from "../shared/table-words.ts";
import { useKeys } from "../shared/use-keys.ts";

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
  const [typed, setTyped] = useState("");
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const word = wordToType(overview);
  const isTyped = typed.trim().replace(/^@/u, "").toLowerCase() === word.toLowerCase();
  const form = useKeys<HTMLFormElement>((event) => {
    if (event.key !== "Escape") return;
    // It closes this, not what is around it.
    event.preventDefault();
    onKeep();
  });
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      ref={form}
      class="notice stack"
      aria-label={words("erasePerson")}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isTyped) void onErase();
      }}
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
      <Field
        label={words("eraseType", isolated(word))}
        problem={isAsked && !isTyped ? words("eraseTypeOther", isolated(word)) : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        <button type="button" onClick={onKeep}>
          {words("confirmKeep")}
        </button>
        <button type="submit" class="danger" disabled={busy}>
          {words("eraseConfirm")}
        </button>
      </div>
    </form>
  );
}
