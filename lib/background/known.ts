/** Everything stored about a batch of mentions, in one read of each table. */
import { caseSchema, isOpen, type Case } from "../case/case.ts";
import { sameConversation } from "../case/conversation.ts";
import { continues } from "../case/follow-up.ts";
import { customerKeyOf, customerSchema } from "../customer.ts";
import type { Mention } from "../mention.ts";
import { whereAnyOf } from "../store/any-of.ts";
import { readBehind } from "../store/behind.ts";
import { fitting } from "../store/checked.ts";
import { survivorOf } from "../store/merges.ts";
import { countImported } from "../store/imported-lines.ts";
import { countContacts } from "../store/lines.ts";
import { accountsOfEach } from "../store/people.ts";
import type { Readable } from "../store/readable.ts";
import { correctionRowSchema, mentionRowSchema, type MentionRow } from "../store/rows.ts";

/** How mentions stand: of cases, and of what people said of them. */
export type Standing = {
  /** The case that holds the mention. */
  caseOf(mention: Mention): Case | undefined;
  /** The open case of its author in the same conversation, if it does not hold the mention yet. */
  openCaseOf(mention: Mention): Case | undefined;
  /** The open or resolved case whose conversation its author goes on with in it, beyond doubt. */
  continuedBy(mention: Mention): Case | undefined;
  correctionOf(mention: Mention): boolean | undefined;
  /** Older cases of the team are still being read: there may be more than is known. */
  readonly isIncomplete: boolean;
};

export type Known = Standing & {
  /** Contacts of the author beside this mention, from all their linked accounts. */
  contactsOf(mention: Mention): number;
  isKept(mention: Mention): boolean;
};

/** @param at now, Unix ms */
export async function readKnown(
  database: Readable,
  mentions: readonly Mention[],
  at: number,
): Promise<Known> {
  const [standing, counted] = await Promise.all([
    readStanding(database, mentions, at),
    readCounted(database, mentions),
  ]);
  return { ...standing, ...counted };
}

/** @param at now, Unix ms */
export async function readStanding(
  database: Readable,
  mentions: readonly Mention[],
  at: number,
): Promise<Standing> {
  const keys = mentions.map((mention) => mention.key);
  const customerKeys = mentions.map(customerKeyOf);
  const [caseRows, correctionRows, behind] = await Promise.all([
    whereAnyOf(database.cases, "customerKey", customerKeys),
    database.corrections.bulkGet(keys),
    readBehind(database),
  ]);
  // A handoff that was taken back leaves the mention as if nobody had touched it.
  const touched = fitting(caseSchema, caseRows).filter(
    ({ status }) => status !== "undone" && status !== "withdrawn",
  );
  const cases = await followMerges(database, touched);
  const holders = new Map(cases.flatMap((state) => state.mentionKeys.map((key) => [key, state] as const)));
  const going = cases.filter((state) => isOpen(state) || state.status === "resolved");
  const earlierOf = await readEarlier(database, going);
  const find = (mention: Mention, isOne: (state: Case, earlier: MentionRow) => boolean): Case | undefined =>
    going.find(
      (state) =>
        state.customerKey === customerKeyOf(mention) &&
        earlierOf(state).some((earlier) => isOne(state, earlier)),
    );
  const corrections = new Map(
    fitting(correctionRowSchema, correctionRows).map((row) => [row.key, row.service]),
  );
  return {
    caseOf: (mention) => holders.get(mention.key),
    openCaseOf: (mention) =>
      holders.has(mention.key)
        ? undefined
        : find(
            mention,
            (state, earlier) =>
              isOpen(state) &&
              sameConversation(
                { ...mention, firstSeenAt: at },
                { ...earlier.mention, firstSeenAt: earlier.firstSeenAt },
              ),
          ),
    continuedBy: (mention) =>
      holders.has(mention.key)
        ? undefined
        : find(mention, (_state, earlier) => continues(mention, earlier.mention)),
    correctionOf: (mention) => corrections.get(mention.key),
    isIncomplete: behind !== undefined,
  };
}

async function readCounted(
  database: Readable,
  mentions: readonly Mention[],
): Promise<Omit<Known, keyof Standing>> {
  const keys = mentions.map((mention) => mention.key);
  const customerKeys = [...new Set(mentions.map(customerKeyOf))];
  const [persons, imported, customerRows, keptCounts] = await Promise.all([
    accountsOfEach(database, customerKeys),
    Promise.all(customerKeys.map((account) => countImported(database, { account, isContact: 1 }))),
    database.customers.bulkGet(customerKeys),
    Promise.all(keys.map((key) => database.mentions.where("key").equals(key).count())),
  ]);
  const counts = new Map(customerKeys.map((key, index) => [key, imported[index] ?? 0]));
  for (const { key, contactCount } of fitting(customerSchema, customerRows)) {
    counts.set(key, (counts.get(key) ?? 0) + contactCount);
  }
  const ofPersons = await countLinked(database, persons);
  const kept = new Set(keys.filter((_key, index) => keptCounts[index] === 1));
  const isKept = (mention: Mention): boolean => kept.has(mention.key);
  return {
    contactsOf: (mention) =>
      Math.max(
        0,
        (ofPersons.get(customerKeyOf(mention)) ?? counts.get(customerKeyOf(mention)) ?? 0) -
          (isKept(mention) ? 1 : 0),
      ),
    isKept,
  };
}

/** Contacts of those who have several accounts. */
async function countLinked(
  database: Readable,
  persons: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, number>> {
  const linked = [...persons].filter(([, accounts]) => accounts.length > 1);
  const counts = await Promise.all(
    linked.map(async ([key, accounts]) => [key, await countContacts(database, accounts)] as const),
  );
  return new Map(counts);
}

/** A merged case shows as the one in which it goes on, with its own mentions and its own sender. */
async function followMerges(database: Readable, cases: readonly Case[]): Promise<Case[]> {
  return Promise.all(
    cases.map(async (state) => {
      const survivor = await survivorOf(database, state);
      const { mentionKeys, handedOff } = state;
      return survivor === state ? state : { ...survivor, mentionKeys, handedOff };
    }),
  );
}

/** Cases are few beside mentions, and those of the people on a page fewer: most batches end here without a read. */
async function readEarlier(
  database: Readable,
  cases: readonly Case[],
): Promise<(state: Case) => readonly MentionRow[]> {
  if (cases.length === 0) return () => [];
  const rows: unknown[] = await database.mentions.bulkGet(cases.flatMap((state) => state.mentionKeys));
  const known = new Map(fitting(mentionRowSchema, rows).map((row) => [row.key, row]));
  return ({ mentionKeys }) => mentionKeys.flatMap((key) => known.get(key) ?? []);
}
