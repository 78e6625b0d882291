/** What the history card of a mention shows. */
import { customerKeyOf } from "../customer.ts";
import type { HistoryCard } from "../history-card.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "../store/checked.ts";
import { readPerson } from "../store/person.ts";
import { mentionRowSchema } from "../store/rows.ts";
import { readSettings, readStoredSettings } from "../store/settings.ts";
import { inOneRead } from "../store/snapshot.ts";
import { readWithheld } from "../store/withheld.ts";
import { annotationOf } from "./annotate.ts";
import type { Background } from "./context.ts";
import { readStanding } from "./known.ts";
import type { RecentMention } from "./recent-mentions.ts";

/** The card shows this many lines of the timeline; the customer page shows them all. */
const LINES_IN_CARD = 50;

/** The page had the mention annotated just before: it is not judged again, only what is stored is read. */
export async function historyCard(background: Background, mentionKey: string): Promise<Result<HistoryCard>> {
  const found = await findMention(background, mentionKey);
  if (!found) return failure("mention_unknown", mentionKey);
  const { database } = background;
  const { mention, verdict } = found;
  const [stored, standing, person] = await inOneRead(database, (snapshot) =>
    Promise.all([
      readStoredSettings(snapshot),
      readStanding(snapshot, [mention], background.now()),
      readPerson(snapshot, customerKeyOf(mention), LINES_IN_CARD, mention.key),
    ]),
  );
  const settings = stored ?? (await readSettings(database));
  const { accounts, facts, summary, lines, length } = person;
  const known = { ...standing, contactsOf: () => summary.contacts };
  const annotation = annotationOf(mentionKey, found, known, settings);
  const withheld = annotation.case ? await readWithheld(database, annotation.case.id) : [];
  return success({
    mention,
    verdict,
    annotation,
    accounts: [...accounts],
    facts,
    summary,
    timeline: [...lines],
    timelineLength: length,
    ...(known.isIncomplete && { isIncomplete: true }),
    ...(withheld.length > 0 && { withheld }),
  });
}

/** From memory if a page showed it lately, else from the store; if a page is just showing it, when it is judged. */
export async function findMention(
  { database, recent }: Background,
  mentionKey: string,
): Promise<RecentMention | undefined> {
  const remembered = recent.get(mentionKey);
  if (remembered) return remembered;
  const [row] = fitting(mentionRowSchema, [await database.mentions.get(mentionKey)]);
  if (row) return { mention: row.mention, verdict: row.verdict, viewer: undefined };
  await recent.expected(mentionKey);
  return recent.get(mentionKey);
}
