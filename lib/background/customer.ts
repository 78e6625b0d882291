/**
 * What people enter about a customer. Where the customer has a case it travels as events of that case, so that everybody whom the
 * case concerns has it, and it is forgotten with the case's person; else it stays in this browser.
 */
import { caseSchema, isOpen, type Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import { mayDo } from "../case/permissions.ts";
import { contactAtOf, type Contact } from "../history.ts";
import { linkOf } from "../link.ts";
import type { CheckedInput } from "../messages/catalogue.ts";
import { failure, success, type Result } from "../result.ts";
import { keepBrought, putLines } from "../store/brought.ts";
import { fitting } from "../store/checked.ts";
import { channelOf } from "../store/contacts.ts";
import { survivorOf } from "../store/merges.ts";
import { accountsOf } from "../store/people.ts";
import { tracesOf } from "../traces.ts";
import type { Background } from "./context.ts";
import { work } from "./work.ts";

type Kept = { readonly kept: "team" | "here" };

/** What was said; what is to come nobody can log. */
export async function logContact(
  background: Background,
  { commandId, account, kind, direction, happenedAt, title, text }: CheckedInput<"logContact">,
): Promise<Result<Kept>> {
  const at = Math.min(happenedAt, background.now());
  const command: Command =
    kind === "note"
      ? { type: "note", text }
      : { type: "log", kind, direction, happenedAt: at, account, title, text };
  return share(background, commandId, [account], command, (by) => {
    const isNote = kind === "note";
    const line: Contact = {
      id: commandId,
      customerKey: account,
      at,
      channel: isNote ? "note" : channelOf[kind],
      kind,
      text,
      by,
      ...(title !== "" && { title }),
      ...(!isNote && { direction }),
      ...contactAtOf({ kind, at, direction }),
      loggedAt: background.now(),
      ...tracesOf(text),
    };
    return putLines(background.database, [line]);
  });
}

export function setFacts(
  background: Background,
  { commandId, account, facts }: CheckedInput<"setFacts">,
): Promise<Result<Kept>> {
  const command: Command = { type: "set_facts", account, facts };
  return share(background, commandId, [account], command, (by) => {
    const stamp = { by, at: background.now() };
    return keepBrought(background.database, { facts: [{ account, change: facts, stamp }], links: [] });
  });
}

export function linkAccounts(
  background: Background,
  { commandId, accounts, state, ground }: CheckedInput<"linkAccounts">,
): Promise<Result<Kept>> {
  const command: Command = { type: "link", accounts, state, ground };
  return share(background, commandId, accounts, command, (by) => {
    const link = linkOf(accounts, { state, ground, by, at: background.now() });
    return keepBrought(background.database, { facts: [], links: [link] });
  });
}

/** @param keepHere what to do where there is no case; `by` is the name of who works here */
async function share(
  background: Background,
  commandId: string,
  accounts: readonly string[],
  command: Command,
  keepHere: (by: string) => Promise<void>,
): Promise<Result<Kept>> {
  const { database, cases, changed, now } = background;
  const { me } = await cases.identity();
  const isInTeam = (await cases.link()) !== undefined;
  const may = mayDo(me.role, command.type);
  if (isInTeam && !may) return failure("not_allowed", me.role);
  const state = await caseOf(background, accounts);
  // Alone, roles are no bar to what only this browser shows.
  if (state && may) {
    const shared = await work(background, { id: commandId, caseId: state.id, command });
    return shared.ok ? success({ kept: isInTeam ? "team" : "here" }) : shared;
  }
  const tables = [database.contacts, database.customers, database.facts, database.links, database.commands];
  await database.transaction("rw", tables, async () => {
    if (await database.commands.get(commandId)) return;
    await keepHere(me.name);
    await database.commands.put({ id: commandId, at: now(), caseId: "" });
  });
  changed();
  return success({ kept: "here" });
}

/** The case in which something about a person is kept: the newest that is open, else the newest. */
async function caseOf({ database }: Background, accounts: readonly string[]): Promise<Case | undefined> {
  const theirs = new Set<string>();
  for (const account of accounts) for (const each of await accountsOf(database, account)) theirs.add(each);
  const rows: unknown[] = await database.cases
    .where("customerKey")
    .anyOf([...theirs])
    .toArray();
  const fit = fitting(caseSchema, rows).filter(
    ({ erased, status }) => !erased && status !== "undone" && status !== "withdrawn",
  );
  const survivors = await Promise.all(fit.map((state) => survivorOf(database, state)));
  return survivors
    .filter(({ erased }) => !erased)
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.updatedAt - a.updatedAt)[0];
}
