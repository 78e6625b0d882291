import type { VNode } from "preact";

import { phoneCountries } from "../../lib/import/identifiers.ts";
import { importKinds, type Mapping } from "../../lib/import/mapping.ts";
import type { Draft } from "../../lib/models/import-model.ts";
import { words, wordsLanguage } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly draft: Draft; readonly onChange: (change: Partial<Mapping>) => void };

/** What no column says: what the rows are, where they come from, and how dates and numbers are meant. */
export function ReadingChoices({ draft, onChange }: Props): VNode {
  const { mapping, order, head } = draft;
  const dates = mapping.columns.indexOf("date");
  return (
    <section class="option-group">
      <h2>{words("importMeant")}</h2>
      <div class="import-choices">
        <Field label={words("importKind")}>
          {(attributes) => (
            <select
              {...attributes}
              value={mapping.kind}
              onChange={({ currentTarget: { value } }) => {
                const kind = importKinds.find((each) => each === value);
                if (kind) onChange({ kind });
              }}
            >
              {importKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words(`importKind_${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words("importSource")} hint={words("importSourceHint")}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              maxLength={100}
              value={mapping.source}
              onChange={({ currentTarget }) => {
                const source = currentTarget.value.trim();
                if (source === "") currentTarget.value = mapping.source;
                else onChange({ source });
              }}
            />
          )}
        </Field>
        {(order === "unclear" || (order === "none" && mapping.dateOrder !== undefined)) && (
          <Field
            label={words("importOrder")}
            hint={words("importOrderHint", head.records[0]?.cells[dates] ?? "")}
            problem={mapping.dateOrder === undefined ? words("importOrderNeeded") : undefined}
          >
            {(attributes) => (
              <select
                {...attributes}
                value={mapping.dateOrder ?? ""}
                onChange={({ currentTarget: { value } }) => {
                  if (value === "dmy" || value === "mdy") onChange({ dateOrder: value });
                }}
              >
                {mapping.dateOrder === undefined && <option value="">{words("importOrderChoose")}</option>}
                <option value="dmy">{words("importOrder_dmy")}</option>
                <option value="mdy">{words("importOrder_mdy")}</option>
              </select>
            )}
          </Field>
        )}
        <Field label={words("importZone")}>
          {(attributes) => (
            <select
              {...attributes}
              value={mapping.zone}
              onChange={({ currentTarget: { value } }) =>
                onChange({ zone: value === "utc" ? "utc" : "local" })
              }
            >
              <option value="local">{words("importZone_local")}</option>
              <option value="utc">{words("importZone_utc")}</option>
            </select>
          )}
        </Field>
        {mapping.columns.includes("phone") && (
          <Field label={words("importCountry")} hint={words("importCountryHint")}>
            {(attributes) => (
              <select
                {...attributes}
                value={mapping.country}
                onChange={({ currentTarget }) => onChange({ country: currentTarget.value })}
              >
                {countries().map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
    </section>
  );
}

/** By name, in the language of the page. */
function countries(): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(wordsLanguage(), { type: "region" });
  return phoneCountries()
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => one.name.localeCompare(other.name, wordsLanguage()));
}
