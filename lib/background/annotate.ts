/** Verdict, customer and case of a batch of mentions, in two steps: read and judge all, then keep what was flagged. */
import type { Annotation } from "../annotation.ts";
import type { Case } from "../case/case.ts";
import { glanceAt } from "../case/glance.ts";
import { isFlagged, isOurs, neverFlagged } from "../flag.ts";
import type { Mention } from "../mention.ts";
import { ourHandles } from "../relevance.ts";
import type { Settings } from "../settings.ts";
import { readForgotten } from "../store/forgotten.ts";
import { keepMentions, mentionTables } from "../store/mentions.ts";
import { asKept } from "../store/same-post.ts";
import { readSettings } from "../store/settings.ts";
import { inOneRead } from "../store/snapshot.ts";
import type { Verdict } from "../verdict.ts";
import type { Background } from "./context.ts";
import { addFollowUps } from "./follow-ups.ts";
import { readKnown, type Known } from "./known.ts";
import type { RecentMention } from "./recent-mentions.ts";
import { withWithheld } from "./withheld.ts";

/** One annotation per mention, in order, with the key that its page knows it by. Flagged mentions are kept; the others only remembered for their card. */
export function annotate(
  background: Background,
  shown: readonly Mention[],
  viewer: string | undefined,
): Promise<Annotation[]> {
  const keys = shown.map(({ key }) => key);
  return background.recent.expect(keys, judge(background, shown, viewer));
}

async function judge(
  background: Background,
  shown: readonly Mention[],
  viewer: string | undefined,
): Promise<Annotation[]> {
  const { database } = background;
  const mentions = await asKept(database, shown);
  const known = (): Promise<Known> =>
    inOneRead(database, (snapshot) => readKnown(snapshot, mentions, background.now()));
  const [settings, before, corrections, detector] = await Promise.all([
    readSettings(database),
    known(),
    background.learned.corrections(),
    background.detector(),
  ]);
  const judged = mentions.map((mention, index) => {
    const key = shown[index]?.key ?? mention.key;
    const ours = ourHandles(mention.site, settings.accounts, viewer);
    const itsCase = before.caseOf(mention);
    const verdict = detector.detect({
      text: mention.text,
      ...(mention.language !== undefined && { language: mention.language }),
      brandNames: [...ours, ...settings.brandNames],
      brandWords: { always: settings.alwaysWords, never: settings.neverWords },
      balance: settings.balance,
      corrections,
      context: {
        repliesToBrand: mention.replyTo?.handles.some((handle) => isOurs(handle, ours)) ?? false,
        openCase: before.openCaseOf(mention) !== undefined,
        brandAuthor: isOurs(mention.author.handle, ours),
        staffAuthor: isOurs(mention.author.handle, settings.staff),
        repost: mention.repostedBy !== undefined,
      },
    });
    background.recent.remember(key, { mention, verdict, viewer });
    const never = neverFlagged(mention, ours);
    const flagged = isFlagged(verdict, never, before.correctionOf(mention)) || itsCase !== undefined;
    return { key, mention, verdict, viewer, never, flagged };
  });

  const flagged = judged.filter((each) => each.flagged && !each.mention.private);
  await keep(background, flagged, before);
  const after = (await addFollowUps(background, judged, before)) ? await known() : before;
  const annotations = judged.map((each) => annotationOf(each.key, each, after, settings));
  return withWithheld(background, annotations);
}

/** What is said at a mention of a verdict that was found before. @param key by which the page knows the mention */
export function annotationOf(
  key: string,
  { mention, verdict, viewer }: RecentMention,
  known: Omit<Known, "continuedBy" | "isKept">,
  settings: Settings,
): Annotation {
  const never = neverFlagged(mention, ourHandles(mention.site, settings.accounts, viewer));
  const correction = known.correctionOf(mention);
  const itsCase = known.caseOf(mention);
  return {
    key,
    // Whoever marks a private message means to hand it off.
    flagged: isFlagged(verdict, never, correction) || itsCase !== undefined || mention.private === true,
    answer: verdict.answer,
    confidence: verdict.confidence,
    intent: verdict.intent,
    urgency: verdict.urgency,
    ...contactWords(known.contactsOf(mention), known.isIncomplete),
    ...(mention.private && { private: true as const }),
    ...correctionWords(correction),
    ...caseWords("case", itsCase, settings),
    ...caseWords("openCase", known.openCaseOf(mention), settings),
  };
}

function contactWords(contactCount: number, isIncomplete: boolean): Pick<Annotation, "contactCount"> {
  return contactCount === 0 && isIncomplete ? {} : { contactCount };
}

function correctionWords(correction: boolean | undefined): Pick<Annotation, "correction"> {
  return correction === undefined ? {} : { correction: correction ? "service" : "not_service" };
}

function caseWords(
  field: "case" | "openCase",
  state: Case | undefined,
  settings: Settings,
): Pick<Annotation, "case" | "openCase"> {
  return state ? { [field]: glanceAt(state, settings.me.id) } : {};
}

/**
 * Keeps the flagged mentions that are new. Known ones stay as first seen until their words change; those that were erased
 * with their authors do not come back with the page that still shows them.
 */
async function keep(
  { database, now }: Background,
  flagged: readonly { mention: Mention; verdict: Verdict }[],
  known: Known,
): Promise<void> {
  const unkept = flagged.filter(({ mention }) => !known.isKept(mention) || mention.edited);
  if (unkept.length === 0) return;
  const forgotten = await readForgotten(
    database,
    unkept.map(({ mention }) => mention.key),
  );
  const fresh = unkept.filter(({ mention }) => !forgotten.has(mention.key));
  if (fresh.length === 0) return;
  const rows = fresh.map(({ mention, verdict }) => ({
    key: mention.key,
    mention,
    verdict,
    firstSeenAt: now(),
  }));
  await database.transaction("rw", mentionTables(database), () => keepMentions(database, rows));
}
