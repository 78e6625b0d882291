/** A person's data as a whole: what there is, all of it as a file, and erasing it. The customer page and a case's story use it. */
import { signal, type ReadonlySignal } from "@preact/signals";

import { send } from "../messages/send.ts";
import type { PersonFile } from "../person-file.ts";
import type { Receipt } from "../receipt.ts";
import type { Problem, Result } from "../result.ts";
import type { Database } from "../store/database.ts";
import { countHoldings } from "../store/erase.ts";
import { findPerson, gatherPersonFile } from "../store/person-file.ts";

/** Whom it is about: accounts, or cases of somebody whose account is not known. All accounts linked to them count. */
export type Whose = { readonly accounts: readonly string[]; readonly caseIds: readonly string[] };

export type PersonOverview = {
  /** `Customer.key` of every account of the person. */
  readonly accounts: readonly string[];
  /** How many records each table has of them. */
  readonly rows: Readonly<Record<string, number>>;
};

export type PersonDataModel = {
  readonly busy: ReadonlySignal<boolean>;
  /** What went wrong last. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly look: (whose: Whose) => Promise<PersonOverview | undefined>;
  /** Everything, for a file. */
  readonly gather: (whose: Whose) => Promise<PersonFile | undefined>;
  /** Erases these accounts and cases, as they were shown. */
  readonly erase: (whose: Whose) => Promise<Receipt | undefined>;
};

/** @param erased called when somebody was erased, for who shows them */
export function createPersonDataModel(
  database: Database,
  erased: () => void = () => undefined,
): PersonDataModel {
  const busy = signal(false);
  const problem = signal<Problem | undefined>(undefined);

  async function act<Value>(work: () => Promise<Result<Value>>): Promise<Value | undefined> {
    if (busy.peek()) return undefined;
    busy.value = true;
    problem.value = undefined;
    try {
      const result = await work();
      if (!result.ok) problem.value = result.problem;
      return result.ok ? result.value : undefined;
    } catch (error) {
      // The store cannot be read: locked, a full disk, a newer version.
      problem.value = { code: "store_unread", detail: error instanceof Error ? error.name : "unknown" };
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return {
    busy,
    problem,
    look: ({ accounts, caseIds }) =>
      act(async () => {
        const subject = await findPerson(database, accounts, caseIds);
        return {
          ok: true,
          value: { accounts: subject.accounts, rows: await countHoldings(database, subject) },
        };
      }),
    gather: ({ accounts, caseIds }) =>
      act(async () => {
        const subject = await findPerson(database, accounts, caseIds);
        return { ok: true, value: await gatherPersonFile(database, subject, Date.now()) };
      }),
    async erase({ accounts, caseIds }) {
      const receipt = await act(() =>
        send("erasePerson", { accounts: [...accounts], caseIds: [...caseIds] }),
      );
      if (receipt) erased();
      return receipt;
    },
  };
}
