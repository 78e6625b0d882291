import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { CustomerModel, PersonView } from "../../lib/models/customer-model.ts";
import type { Evidence, Place } from "../../lib/suggestion.ts";
import { moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { accountWords, channelWords } from "../history/line-words.ts";
import { Field } from "../shared/Field.tsx";

type Props = {
  readonly model: CustomerModel;
  readonly person: PersonView;
  /** Unix ms. */
  readonly now: number;
};

/** The accounts of the person, and those that may be theirs, with why. Nothing is linked without a click. */
export function Accounts({ model, person, now }: Props): VNode {
  const { accounts, links, suggestions } = person;
  const [first = ""] = accounts;
  const linked = links.filter(({ state }) => state === "linked");
  const [other, setOther] = useState("");
  const [channel, setChannel] = useState("x");

  function submit(event: Event): void {
    event.preventDefault();
    const name = other.trim().replace(/^@/u, "").toLowerCase();
    if (name !== "") void model.link([first, `${channel}:${name}`], "linked", "said");
    setOther("");
  }

  return (
    <section class="option-group">
      <h2>{words("accountsOfPerson")}</h2>
      {linked.length === 0 && <p class="soft">{words("accountsOne")}</p>}
      <ul class="stack">
        {linked.map(({ pair, accounts: [one, two], ground, by, at }) => (
          <li key={pair} class="row">
            <p>
              {words("accountsPair", accountWords(one), accountWords(two))}{" "}
              <span class="soft small">
                {ground === "renamed"
                  ? words("accountsRenamed")
                  : words("accountsLinkedBy", isolated(by), moment(at, now))}
              </span>
            </p>
            <button type="button" class="push" onClick={() => void model.link([one, two], "undone", ground)}>
              {words("accountsUnlink")}
            </button>
          </li>
        ))}
      </ul>
      {suggestions.length > 0 && <h3>{words("accountsMaybe")}</h3>}
      <ul class="stack">
        {suggestions.map(({ account, other: theirs, evidence }) => (
          <li key={theirs} class="suggestion stack">
            <p>
              <strong>{accountWords(theirs)}</strong>
            </p>
            <ul class="reasons">
              {evidence.map((each) => (
                <li key={`${each.ground} ${each.value}`}>{evidenceWords(each, now)}</li>
              ))}
            </ul>
            <div class="row">
              <button
                type="button"
                onClick={() => void model.link([account, theirs], "linked", evidence[0].ground)}
              >
                {words("accountsLink")}
              </button>
              <button
                type="button"
                onClick={() => void model.link([account, theirs], "separate", evidence[0].ground)}
              >
                {words("accountsNotSame")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <details>
        <summary>{words("accountsSay")}</summary>
        <form class="row" onSubmit={submit}>
          <Field label={words("accountsChannel")}>
            {(attributes) => (
              <select
                {...attributes}
                value={channel}
                onChange={(event) => setChannel(event.currentTarget.value)}
              >
                {["x", "facebook", "instagram", "email", "phone", "crm"].map((each) => (
                  <option key={each} value={each}>
                    {channelWords(each)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words("accountsName")}>
            {(attributes) => (
              <input
                {...attributes}
                type="text"
                dir="auto"
                maxLength={200}
                value={other}
                onInput={(event) => setOther(event.currentTarget.value)}
              />
            )}
          </Field>
          <button type="submit">{words("accountsLink")}</button>
        </form>
      </details>
    </section>
  );
}

/** What is the same, and where it stands: anybody can write anybody's address, so the place is said. */
function evidenceWords({ ground, value, here, there }: Evidence, now: number): string {
  if (ground === "site_id") return words("evidence_site_id");
  return words(
    `evidence_${ground}`,
    isolated(value),
    here ? placeWords(here, now) : words("evidenceItself"),
    there ? placeWords(there, now) : words("evidenceOther"),
  );
}

function placeWords({ kind, channel, at }: Place, now: number): string {
  return kind === "mention"
    ? words("evidenceIn_post", channelWords(channel), moment(at, now))
    : words("evidenceIn_line", channelWords(channel), moment(at, now));
}
