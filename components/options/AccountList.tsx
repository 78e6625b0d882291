import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Account, Settings } from "../../lib/settings.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import type { SiteName } from "../shared/SiteSwitches.tsx";
import { EntryList } from "./EntryList.tsx";

type Props = {
  readonly settings: Settings;
  readonly sites: readonly SiteName[];
  readonly onSave: SettingsModel["save"];
};

const HANDLE = /^@?([\p{L}\p{N}_.-]{1,100})$/u;
/** The one step of the path that the address of a profile has on every supported site. */
const PROFILE_PATH = /^\/([^/]+)\/?$/u;

/** Which brand accounts are ours. */
export function AccountList({ settings, sites, onSave }: Props): VNode {
  const [site, setSite] = useState(sites[0]?.name ?? "");
  const [handle, setHandle] = useState("");
  const [problem, setProblem] = useState<"accountsWrong" | "accountsKnown">();
  const { accounts } = settings;
  const labelOf = (name: string): string => sites.find((each) => each.name === name)?.label ?? name;

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const account = accountIn(handle.trim(), site, sites);
    const isKnown = account !== undefined && accounts.some((each) => isSame(each, account));
    setProblem(account === undefined ? "accountsWrong" : isKnown ? "accountsKnown" : undefined);
    if (account === undefined || isKnown) return;
    const isSaved = await onSave((now) => ({ accounts: [...now.accounts, account] }));
    if (isSaved) setHandle("");
  }

  return (
    <section class="option-group">
      <h2>{words("accountsTitle")}</h2>
      <p class="soft">{words("accountsHint")}</p>
      <EntryList
        entries={accounts.map((account) => ({
          key: `${account.site}:${account.handle}`,
          words: `@${account.handle}`,
          about: labelOf(account.site),
        }))}
        none={words("accountsNone")}
        onRemove={(key) =>
          onSave((now) => ({
            accounts: now.accounts.filter((each) => `${each.site}:${each.handle}` !== key),
          }))
        }
      />
      <form class="add-entry" noValidate onSubmit={(event) => void add(event)}>
        {sites.length > 1 && (
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
        )}
        <Field
          label={sites.length > 1 ? words("accountsHandle") : words("accountsHandleOn", labelOf(site))}
          problem={problem && words(problem, isolated(handle.trim()))}
        >
          {(attributes) => (
            <input
              {...attributes}
              value={handle}
              placeholder={words("accountsExample")}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              dir="ltr"
              onInput={(event) => {
                setHandle(event.currentTarget.value);
                setProblem(undefined);
              }}
            />
          )}
        </Field>
        <button type="submit">{words("accountsAdd")}</button>
      </form>
    </section>
  );
}

/** What people type or paste: `@brand`, `brand`, or the address of the profile, which names its site itself. */
function accountIn(entered: string, chosenSite: string, sites: readonly SiteName[]): Account | undefined {
  if (!entered.includes("/")) return accountOn(chosenSite, entered);
  const address = /^https?:\/\//u.test(entered) ? entered : `https://${entered}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const site = sites.find((each) => each.matches(url));
  return site && accountOn(site.name, PROFILE_PATH.exec(url.pathname)?.[1] ?? "");
}

function accountOn(site: string, spelled: string): Account | undefined {
  const handle = HANDLE.exec(spelled)?.[1];
  return handle === undefined ? undefined : { site, handle };
}

function isSame(one: Account, other: Account): boolean {
  return one.site === other.site && one.handle.toLowerCase() === other.handle.toLowerCase();
}
