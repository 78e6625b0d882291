import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { MAX_TAG_LENGTH, MAX_TAGS, MAX_VALUE_LENGTH, type Facts, type FactsChange } from "../../lib/facts.ts";
import type { CustomerModel } from "../../lib/models/customer-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly model: CustomerModel; readonly facts: Facts };

/** What is known of somebody, to be set and taken away. Only what was changed is sent. */
export function FactsForm({ model, facts }: Props): VNode {
  const [vip, setVip] = useState(facts.vip ?? false);
  const [silent, setSilent] = useState(facts.doNotContact ?? false);
  const [language, setLanguage] = useState(facts.language ?? "");
  const [since, setSince] = useState(facts.customerSince ?? "");
  const [value, setValue] = useState(facts.value ?? "");
  const [followers, setFollowers] = useState(facts.followers?.toString() ?? "");
  const [tags, setTags] = useState(facts.tags?.join(", ") ?? "");

  function changes(): FactsChange {
    const list = [...new Set(tags.split(",").map((tag) => tag.trim().slice(0, MAX_TAG_LENGTH)))].filter(
      Boolean,
    );
    const wanted: Required<FactsChange> = {
      vip: vip || null,
      doNotContact: silent || null,
      language: language.trim() || null,
      customerSince: since || null,
      value: value.trim() || null,
      followers: followers === "" ? null : Math.max(0, Math.round(Number(followers))),
      tags: list.length === 0 ? null : list.slice(0, MAX_TAGS),
    };
    const changed = Object.entries(wanted).filter(
      ([name, each]) =>
        JSON.stringify(each) !==
        JSON.stringify(Object.entries(facts).find(([key]) => key === name)?.[1] ?? null),
    );
    return Object.fromEntries(changed);
  }

  function submit(event: Event): void {
    event.preventDefault();
    void model.setFacts(changes());
  }

  return (
    <details class="option-group folded">
      <summary>{words("factsTitle")}</summary>
      <form class="stack" onSubmit={submit}>
        <label class="row check">
          <input type="checkbox" checked={vip} onChange={(event) => setVip(event.currentTarget.checked)} />
          {words("factVip")}
        </label>
        <label class="row check">
          <input
            type="checkbox"
            checked={silent}
            onChange={(event) => setSilent(event.currentTarget.checked)}
          />
          {words("factSilence")}
        </label>
        {textField(
          words("factsLanguage"),
          language,
          setLanguage,
          {
            maxLength: 35,
            pattern: "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
          },
          words("factsLanguageHint"),
        )}
        {textField(words("factsSince"), since, setSince, { type: "date" })}
        {textField(words("factsValue"), value, setValue, { maxLength: MAX_VALUE_LENGTH })}
        {textField(
          words("factsFollowers"),
          followers,
          setFollowers,
          { type: "number", min: 0, step: 1 },
          words("factsFollowersHint"),
        )}
        {textField(
          words("factTags"),
          tags,
          setTags,
          { maxLength: MAX_TAGS * (MAX_TAG_LENGTH + 2) },
          words("factsTagsHint"),
        )}
        <div class="row">
          <button type="submit" class="primary">
            {words("factsSave")}
          </button>
        </div>
      </form>
    </details>
  );
}

function textField(
  label: string,
  shown: string,
  set: (to: string) => void,
  more: object = {},
  hint = "",
): VNode {
  return (
    <Field label={label} {...(hint !== "" && { hint })}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          dir="auto"
          value={shown}
          onInput={(event) => set(event.currentTarget.value)}
          {...more}
        />
      )}
    </Field>
  );
}
