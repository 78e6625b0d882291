import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { CustomerModel, CustomerReport, PersonView } from "../../lib/models/customer-model.ts";
import type { OlderModel } from "../../lib/models/older-model.ts";
import type { PersonDataModel } from "../../lib/models/person-data-model.ts";
import type { SelectionMenuModel } from "../../lib/models/selection-menu-model.ts";
import { words } from "../../lib/words/words.ts";
import { accountWords } from "../history/line-words.ts";
import { Glance } from "../history/Glance.tsx";
import { PersonData } from "../person-data/PersonData.tsx";
import { OlderCases } from "../shared/OlderCases.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { StoreUnread } from "../shared/StoreUnread.tsx";
import { Accounts } from "./Accounts.tsx";
import { FactsForm } from "./FactsForm.tsx";
import { FindCustomer } from "./FindCustomer.tsx";
import { LogForm } from "./LogForm.tsx";
import { PagedTimeline } from "./PagedTimeline.tsx";

type Props = {
  readonly model: CustomerModel;
  readonly menu: SelectionMenuModel | undefined;
  readonly personData: PersonDataModel;
  readonly older: OlderModel;
};

/** The customer page: one person, with all their accounts and everything they have been through. */
export function Customer({ model, menu, personData, older }: Props): VNode {
  const account = model.account.value;
  const live = model.person.value;
  return (
    <main class="customer">
      <OlderCases model={older} />
      <nav class="row">
        {account !== undefined && (
          <button type="button" class="quiet" onClick={model.leave}>
            {words("customerFindAnother")}
          </button>
        )}
        <a class="push" href="/import.html">
          {words("customerImport")}
        </a>
      </nav>
      {account === undefined ? (
        <FindCustomer model={model} menu={menu} />
      ) : (
        <>
          {live.state === "loading" && <p class="soft patient">{words("historyLoading")}</p>}
          {live.state === "failed" && <StoreUnread reason={live.reason} onRetry={model.retry} />}
          {live.state === "ready" && (
            <Person key={account} model={model} person={live.value} personData={personData} />
          )}
        </>
      )}
    </main>
  );
}

type PersonProps = Pick<Props, "model" | "personData"> & { readonly person: PersonView };

function Person({ model, person, personData }: PersonProps): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const selection = model.selection.value;
  const [logText, setLogText] = useState(selection?.text ?? "");
  const now = model.now.value;
  const { accounts, customers, facts, summary, kept, isInTeam, mayErase } = person;
  const [first = ""] = accounts;
  const name = customers.find((customer) => customer.name !== "")?.name ?? accountWords(first);
  return (
    <>
      <header class="stack">
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h1>
        <p class="soft">{accounts.map(accountWords).join(" · ")}</p>
        <Glance facts={facts} summary={summary} now={now} />
      </header>
      <Told model={model} />
      {isInTeam && (
        <p class="soft small">{words(kept === "team" ? "customerShared" : "customerStaysHere")}</p>
      )}
      <LogForm now={now} selection={selection} text={logText} onText={setLogText} onLog={model.log} />
      <FactsForm key={JSON.stringify(facts)} model={model} facts={facts} />
      <Accounts model={model} person={person} now={now} />
      <PagedTimeline model={model} person={person} now={now} />
      {mayErase && (
        <PersonData model={personData} whose={{ accounts, caseIds: [] }} name={name} isInTeam={isInTeam} />
      )}
    </>
  );
}

/** What became of the last entry; always there, so that a screen reader hears when it changes. */
function Told({ model }: { readonly model: CustomerModel }): VNode {
  const report = model.report.value;
  const undo = model.undo.value;
  return (
    <div class="row told" role="status">
      {report && (
        <p class={report.told === "refused" ? "notice problem" : "notice"}>
          {report.told === "refused" ? problemWords(report.problem) : doneWords(report)}
        </p>
      )}
      {report && undo && (
        <button type="button" onClick={() => void undo()}>
          {words("customerUndo")}
        </button>
      )}
    </div>
  );
}

function doneWords({ what }: CustomerReport & { told: "done" }): string {
  return words(`customerDone_${what}`);
}
