/** Verdict, customer and case of a batch of mentions, in two steps: read and judge all, then keep what was flagged. */
import { z } from "zod";

import type { Annotation } from "../annotation.ts";
import { caseSchema, type Case } from "../case/case.ts";
import { glanceAt } from "../case/glance.ts";
import { customerKeyOf, customerSchema } from "../customer.ts";
import { isFlagged, isOurs, neverFlagged } from "../flag.ts";
import type { Mention } from "../mention.ts";
import { ourHandles } from "../relevance.ts";
import type { Settings } from "../settings.ts";
import { fitting } from "../store/checked.ts";
import { keepMentions, mentionTables } from "../store/mentions.ts";
import { correctionRowSchema } from "../store/rows.ts";
import { readSettings } from "../store/settings.ts";
import type { Verdict } from "../verdict.ts";
import type { Background } from "./context.ts";

/** One annotation per mention, in order. Flagged mentions are kept; the others only remembered for their card. */
export async function annotate(
  background: Background,
  mentions: readonly Mention[],
  viewer: string | undefined,
): Promise<Annotation[]> {
  const [settings, known] = await Promise.all([
    readSettings(background.database),
    readKnown(background, mentions),
  ]);
  const detector = await background.detector();
  const judged = mentions.map((mention) => {
    const ours = ourHandles(mention.site, settings.accounts, viewer);
    const openCase = known.caseOf(mention);
    const verdict = detector.detect({
      text: mention.text,
      ...(mention.language !== undefined && { language: mention.language }),
      brandNames: [...ours, ...settings.brandNames],
      balance: settings.balance,
      context: {
        repliesToBrand: mention.replyTo?.handles.some((handle) => isOurs(handle, ours)) ?? false,
        openCase: openCase !== undefined,
        brandAuthor: isOurs(mention.author.handle, ours),
        repost: mention.repostedBy !== undefined,
      },
    });
    background.recent.remember({ mention, verdict, viewer });
    const never = neverFlagged(mention, ours);
    const flagged = isFlagged(verdict, never, known.correctionOf(mention)) || openCase !== undefined;
    return { mention, verdict, flagged };
  });

  const flagged = judged.filter((each) => each.flagged);
  await keep(background, flagged, known);
  return judged.map(({ mention, verdict, flagged: isOn }) => ({
    key: mention.key,
    flagged: isOn,
    answer: verdict.answer,
    confidence: verdict.confidence,
    intent: verdict.intent,
    urgency: verdict.urgency,
    contactCount: known.contactsOf(mention),
    ...correctionWords(known.correctionOf(mention)),
    ...caseWords(known.caseOf(mention), settings),
  }));
}

function correctionWords(correction: boolean | undefined): Pick<Annotation, "correction"> {
  return correction === undefined ? {} : { correction: correction ? "service" : "not_service" };
}

function caseWords(state: Case | undefined, settings: Settings): Pick<Annotation, "case"> {
  return state ? { case: glanceAt(state, settings.me.id) } : {};
}

type Known = {
  caseOf(mention: Mention): Case | undefined;
  correctionOf(mention: Mention): boolean | undefined;
  /** Contacts of the author beside this mention. */
  contactsOf(mention: Mention): number;
  isKept(mention: Mention): boolean;
};

/** Everything stored about `mentions`, in one read of each table. */
async function readKnown({ database }: Background, mentions: readonly Mention[]): Promise<Known> {
  const keys = mentions.map((mention) => mention.key);
  const customerKeys = [...new Set(mentions.map(customerKeyOf))];
  const [caseRows, correctionRows, customerRows, keptRows] = await database.transaction(
    "r",
    [database.cases, database.corrections, database.customers, database.mentions],
    () =>
      Promise.all([
        database.cases.where("mentionKeys").anyOf(keys).toArray(),
        database.corrections.bulkGet(keys),
        database.customers.bulkGet(customerKeys),
        database.mentions.where("key").anyOf(keys).primaryKeys(),
      ]),
  );
  const cases = new Map<string, Case>();
  for (const state of fitting(caseSchema, caseRows)) {
    // An undone handoff leaves the mention as if nobody had touched it.
    if (state.status === "undone") continue;
    for (const key of state.mentionKeys) cases.set(key, state);
  }
  const corrections = new Map(
    fitting(correctionRowSchema, correctionRows).map((row) => [row.key, row.service]),
  );
  const customers = new Map(fitting(customerSchema, customerRows).map((row) => [row.key, row.contactCount]));
  const kept = new Set(fitting(z.string(), keptRows));
  const isKept = (mention: Mention): boolean => kept.has(mention.key);
  return {
    caseOf: (mention) => cases.get(mention.key),
    correctionOf: (mention) => corrections.get(mention.key),
    contactsOf: (mention) =>
      Math.max(0, (customers.get(customerKeyOf(mention)) ?? 0) - (isKept(mention) ? 1 : 0)),
    isKept,
  };
}

/** Keeps the flagged mentions that are new. Known ones stay as first seen until their words change. */
async function keep(
  { database, now }: Background,
  flagged: readonly { mention: Mention; verdict: Verdict }[],
  known: Known,
): Promise<void> {
  const fresh = flagged.filter(({ mention }) => !known.isKept(mention) || mention.edited);
  if (fresh.length === 0) return;
  const rows = fresh.map(({ mention, verdict }) => ({
    key: mention.key,
    mention,
    verdict,
    firstSeenAt: now(),
  }));
  await database.transaction("rw", mentionTables(database), () => keepMentions(database, rows));
}
