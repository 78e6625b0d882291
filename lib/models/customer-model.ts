/** State of the customer page: whom it shows, which lines, and what was last entered. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import type { Contact } from "../history.ts";
import type { Link } from "../link.ts";
import type { Input, Output } from "../messages/catalogue.ts";
import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";
import type { Database } from "../store/database.ts";
import { findCustomers, type FoundCustomers } from "../store/find-customer.ts";
import { readPersonView, type PersonView } from "../store/person-view.ts";
import { readPage, type Page } from "../store/timeline.ts";
import type { Clock } from "./clock.ts";
import { follow, ready, type Following, type Live } from "./live.ts";

export type { FoundCustomers, PersonView };

/** Lines that are read at once as somebody scrolls. */
const PAGE = 100;

export type Selection = NonNullable<Output<"readTicket">["selection"]>;
export type LogInput = Omit<Input<"logContact">, "commandId" | "account">;

/** What became of the last entry. */
export type CustomerReport =
  | {
      readonly told: "done";
      readonly what: "logged" | "facts" | Link["state"];
      readonly kept: "team" | "here";
    }
  | { readonly told: "refused"; readonly problem: Problem };

export type CustomerModel = {
  readonly now: ReadonlySignal<number>;
  /** Undefined: nobody yet. */
  readonly account: ReadonlySignal<string | undefined>;
  readonly person: ReadonlySignal<Live<PersonView>>;
  readonly lines: ReadonlySignal<readonly Contact[]>;
  readonly isEnd: ReadonlySignal<boolean>;
  /** Empty shows all. */
  readonly channel: Signal<string>;
  readonly search: Signal<string>;
  readonly found: ReadonlySignal<FoundCustomers | undefined>;
  /** What was marked on a page, to be logged. */
  readonly selection: ReadonlySignal<Selection | undefined>;
  readonly report: ReadonlySignal<CustomerReport | undefined>;
  /** Takes the last link, or the last unlinking, back. */
  readonly undo: ReadonlySignal<(() => Promise<void>) | undefined>;
  readonly find: (typed: string) => Promise<void>;
  readonly open: (account: string) => void;
  /** Back to looking for somebody. */
  readonly leave: () => void;
  readonly more: () => void;
  readonly log: (entry: LogInput) => Promise<boolean>;
  readonly setFacts: (facts: Input<"setFacts">["facts"]) => Promise<boolean>;
  readonly link: (
    accounts: readonly [string, string],
    state: Link["state"],
    ground: Link["ground"],
  ) => Promise<void>;
  readonly retry: () => void;
};

export function createCustomerModel(database: Database, clock: Clock): CustomerModel {
  const account = signal<string | undefined>(undefined);
  const followed = signal<Following<PersonView> | undefined>(undefined);
  const paged = signal<Following<Page> | undefined>(undefined);
  const page = signal<Page>({ lines: [], next: undefined });
  const limit = signal(PAGE);
  const channel = signal("");
  const search = signal("");
  const found = signal<FoundCustomers | undefined>(undefined);
  const selection = signal<Selection | undefined>(undefined);
  const report = signal<CustomerReport | undefined>(undefined);
  const undo = signal<(() => Promise<void>) | undefined>(undefined);
  const shown = signal<{ readonly account: string; readonly live: Live<PersonView> } | undefined>(undefined);
  // What was there stays while the same person is read again.
  effect(() => {
    const [of, live] = [account.value, followed.value?.live.value];
    if (of === undefined || !live) return;
    if (live.state !== "loading" || shown.peek()?.account !== of) shown.value = { account: of, live };
  });
  const person = computed<Live<PersonView>>(() => shown.value?.live ?? { state: "loading" });
  const accounts = computed(() => ready(person.value)?.accounts.join("\n"));

  effect(() => {
    const [of, only, sought, most] = [accounts.value, channel.value, search.value, limit.value];
    if (of === undefined) return undefined;
    const query = { accounts: of.split("\n"), ...(only !== "" && { channel: only }), search: sought };
    const following = follow(() => readPage(database, query, most));
    paged.value = following;
    return () => following.stop();
  });
  // What was there stays until the next page is.
  effect(() => {
    const live = paged.value?.live.value;
    if (live?.state === "ready") page.value = live.value;
  });

  function show(next: string | undefined): void {
    page.value = { lines: [], next: undefined };
    limit.value = PAGE;
    channel.value = "";
    search.value = "";
    undo.value = undefined;
    account.value = next;
    if (next === undefined) shown.value = undefined;
    followed.peek()?.stop();
    followed.value = next === undefined ? undefined : follow(() => readPersonView(database, next));
  }

  async function told(
    what: "logged" | "facts" | Link["state"],
    asked: ReturnType<typeof send<"logContact" | "setFacts" | "linkAccounts">>,
  ): Promise<boolean> {
    const result = await asked;
    report.value = result.ok
      ? { told: "done", what, kept: result.value.kept }
      : { told: "refused", problem: result.problem };
    return result.ok;
  }

  async function link(
    pair: readonly [string, string],
    state: Link["state"],
    ground: Link["ground"],
  ): Promise<void> {
    const of = account.peek();
    const before = ready(person.peek())?.links.find(({ accounts: known }) =>
      pair.every((each) => known.includes(each)),
    );
    const input = { commandId: crypto.randomUUID(), accounts: [...pair] as [string, string], state, ground };
    if (!(await told(state, send("linkAccounts", input)))) return;
    const earlier = before?.state ?? "undone";
    undo.value = async () => {
      undo.value = undefined;
      if (account.peek() !== of && of !== undefined) show(of);
      await told(earlier, send("linkAccounts", { ...input, commandId: crypto.randomUUID(), state: earlier }));
    };
  }

  void readTicket();
  async function readTicket(): Promise<void> {
    const ticket = location.hash.slice(1);
    if (ticket === "") return;
    const opened = await send("readTicket", { ticket });
    if (!opened.ok) return;
    selection.value = opened.value.selection;
    if (opened.value.account !== undefined) show(opened.value.account);
  }

  return {
    now: clock.now,
    account,
    person,
    lines: computed(() => page.value.lines),
    isEnd: computed(() => page.value.next === undefined),
    channel,
    search,
    found,
    selection,
    report,
    undo,
    async find(typed) {
      found.value = typed.trim() === "" ? undefined : await findCustomers(database, typed);
    },
    open(next) {
      report.value = undefined;
      show(next);
    },
    leave() {
      report.value = undefined;
      show(undefined);
    },
    more() {
      if (page.peek().next && page.peek().lines.length >= limit.peek()) limit.value += PAGE;
    },
    async log(entry) {
      const of = account.peek();
      if (of === undefined) return false;
      const done = await told(
        "logged",
        send("logContact", { commandId: crypto.randomUUID(), account: of, ...entry }),
      );
      if (done) selection.value = undefined;
      return done;
    },
    async setFacts(facts) {
      const of = account.peek();
      if (of === undefined) return false;
      return told("facts", send("setFacts", { commandId: crypto.randomUUID(), account: of, facts }));
    },
    link,
    retry: () => followed.peek()?.again(),
  };
}
