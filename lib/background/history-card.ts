/** What the history card of a mention shows. */
import { customerKeyOf } from "../customer.ts";
import type { HistoryCard } from "../history-card.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "../store/checked.ts";
import { readPerson } from "../store/person.ts";
import { mentionRowSchema } from "../store/rows.ts";
import { readWithheld } from "../store/withheld.ts";
import { annotate } from "./annotate.ts";
import type { Background } from "./context.ts";
import type { RecentMention } from "./recent-mentions.ts";

/** The card shows this many lines of the timeline; the customer page shows them all. */
const LINES_IN_CARD = 50;

export async function historyCard(background: Background, mentionKey: string): Promise<Result<HistoryCard>> {
  const known = await findMention(background, mentionKey);
  if (!known) return failure("mention_unknown", mentionKey);
  const { mention, verdict, viewer } = known;
  const [annotations, person] = await Promise.all([
    annotate(background, [mention], viewer),
    readPerson(background.database, customerKeyOf(mention), LINES_IN_CARD, mention.key),
  ]);
  const [annotation] = annotations;
  if (!annotation) return failure("mention_unknown", mentionKey);
  const { accounts, facts, summary, lines, length } = person;
  const withheld = annotation.case ? await readWithheld(background.database, annotation.case.id) : [];
  return success({
    mention,
    verdict,
    annotation,
    accounts: [...accounts],
    facts,
    summary,
    timeline: [...lines],
    timelineLength: length,
    ...(withheld.length > 0 && { withheld }),
  });
}

/** From memory if a page showed it lately, else from the store. */
export async function findMention(
  { database, recent }: Background,
  mentionKey: string,
): Promise<RecentMention | undefined> {
  const remembered = recent.get(mentionKey);
  if (remembered) return remembered;
  const [row] = fitting(mentionRowSchema, [await database.mentions.get(mentionKey)]);
  return row && { mention: row.mention, verdict: row.verdict, viewer: undefined };
}
