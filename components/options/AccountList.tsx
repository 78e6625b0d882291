import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { Account, Settings } from "../../lib/settings.ts";
import { words } from "../../lib/words/words.ts";
import type { SiteName } from "../popup/SiteSwitches.tsx";
import { Field } from "../shared/Field.tsx";

type Props = {
  readonly settings: Settings;
  readonly sites: readonly SiteName[];
  readonly onSave: (change: Partial<Settings>) => Promise<boolean>;
};

/** What people type or paste: `@brand`, `brand`, or the address of the profile. */
const HANDLE = /^(?:https?:\/\/(?:www\.)?[^/\s]+\/)?@?([\p{L}\p{N}_.-]{1,100})\/?$/u;

/** Which brand accounts are ours. */
export function AccountList({ settings, sites, onSave }: Props): VNode {
  const [site, setSite] = useState(sites[0]?.name ?? "");
  const [handle, setHandle] = useState("");
  const [wrong, setWrong] = useState(false);
  const { accounts } = settings;
  const labelOf = (name: string): string => sites.find((each) => each.name === name)?.label ?? name;

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const spelled = HANDLE.exec(handle.trim())?.[1];
    setWrong(spelled === undefined);
    if (spelled === undefined) return;
    const isKnown = accounts.some((each) => isSame(each, { site, handle: spelled }));
    if (isKnown || (await onSave({ accounts: [...accounts, { site, handle: spelled }] }))) setHandle("");
  }

  return (
    <section class="option-group">
      <h2>{words("accountsTitle")}</h2>
      <p class="soft">{words("accountsHint")}</p>
      {accounts.length === 0 ? (
        <p class="notice">{words("accountsNone")}</p>
      ) : (
        <ul class="accounts">
          {accounts.map((account) => (
            <li key={`${account.site}:${account.handle}`} class="row">
              <span>
                <strong>@{account.handle}</strong> <span class="soft">{labelOf(account.site)}</span>
              </span>
              <button
                type="button"
                class="quiet push"
                aria-label={words("accountsRemoveOne", account.handle)}
                onClick={() => void onSave({ accounts: accounts.filter((each) => !isSame(each, account)) })}
              >
                {words("accountsRemove")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="add-account" noValidate onSubmit={(event) => void add(event)}>
        <Field label={words("accountsSite")}>
          {(attributes) => (
            <select {...attributes} value={site} onChange={(event) => setSite(event.currentTarget.value)}>
              {sites.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words("accountsHandle")} problem={wrong ? words("accountsWrong") : undefined}>
          {(attributes) => (
            <input
              {...attributes}
              value={handle}
              placeholder="@brand"
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => setHandle(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit">{words("accountsAdd")}</button>
      </form>
    </section>
  );
}

function isSame(one: Account, other: Account): boolean {
  return one.site === other.site && one.handle.toLowerCase() === other.handle.toLowerCase();
}
