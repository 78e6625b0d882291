import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { CustomerModel, FoundCustomers } from "../../lib/models/customer-model.ts";
import type { SelectionMenuModel } from "../../lib/models/selection-menu-model.ts";
import { words } from "../../lib/words/words.ts";
import { accountWords } from "../history/line-words.ts";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Field } from "../shared/Field.tsx";
import { SelectionMenu } from "./SelectionMenu.tsx";

type Props = {
  readonly model: CustomerModel;
  /** Undefined where the browser has no such permission to ask for. */
  readonly menu: SelectionMenuModel | undefined;
};

/** Whom to show: typed whole, since names and addresses are kept as keyed hashes. */
export function FindCustomer({ model, menu }: Props): VNode {
  const [typed, setTyped] = useState("");
  const found = model.found.value;
  const selection = model.selection.value;

  function submit(event: Event): void {
    event.preventDefault();
    void model.find(typed);
  }

  return (
    <>
      <h1>{words("customerTitle")}</h1>
      {selection && (
        <div class="notice">
          <p>{words(`customerToLog_${selection.kind}`)}</p>
          <p class="foreign-text" dir="auto">
            {selection.text}
          </p>
        </div>
      )}
      <form class="row find" role="search" onSubmit={submit}>
        <Field label={words("customerFind")} hint={words("customerFindHint")}>
          {(attributes) => (
            <input
              {...attributes}
              type="search"
              autocomplete="off"
              dir="auto"
              maxLength={300}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="primary">
          {words("customerFindButton")}
        </button>
      </form>
      {menu && <SelectionMenu model={menu} />}
      <div role="status" class="stack">
        {found && <Found model={model} found={found} />}
      </div>
    </>
  );
}

type FoundProps = { readonly model: CustomerModel; readonly found: FoundCustomers };

function Found({ model, found: { customers, fresh } }: FoundProps): VNode {
  return (
    <>
      {customers.length === 0 && (
        <EmptyState title={words("customerNone")} advice={words("customerNoneAdvice")} />
      )}
      <ul class="stack">
        {customers.map(({ key, name }) => (
          <li key={key}>
            <button type="button" class="found" onClick={() => model.open(key)}>
              {name !== "" && <bdi>{name}</bdi>} <span class="soft">{accountWords(key)}</span>
            </button>
          </li>
        ))}
        {fresh !== undefined && (
          <li>
            <button type="button" class="found" onClick={() => model.open(fresh)}>
              {words("customerBegin", accountWords(fresh))}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}
