/** A person's word on a mention: "is service", "not service", or taken back. Like mentions learn from it at once. */
import type { Annotation } from "../annotation.ts";
import { shapeOf } from "../detect/corrections.ts";
import type { Mention } from "../mention.ts";
import { ourHandles } from "../relevance.ts";
import { failure, success, type Result } from "../result.ts";
import type { Settings } from "../settings.ts";
import { dropMention, keepMentions, mentionTables } from "../store/mentions.ts";
import { EXCERPT_LENGTH, type CorrectionRow } from "../store/rows.ts";
import { readSettings } from "../store/settings.ts";
import { annotate } from "./annotate.ts";
import type { Background } from "./context.ts";
import { findMention } from "./history-card.ts";
import type { RecentMention } from "./recent-mentions.ts";

/** Refused for private messages (`private_mention`). @param service null takes an earlier correction back */
export async function correct(
  background: Background,
  mentionKey: string,
  service: boolean | null,
): Promise<Result<Annotation>> {
  const known = await findMention(background, mentionKey);
  if (!known) return failure("mention_unknown", mentionKey);
  const { mention, viewer } = known;
  if (mention.private) return failure("private_mention", mentionKey);
  if (service === null) await takeBack(background, [mention.key]);
  else await note(background, known, service);
  const [annotation] = await annotate(background, [mention], viewer);
  return annotation ? success({ ...annotation, key: mentionKey }) : failure("broken", "no annotation");
}

async function note(background: Background, known: RecentMention, service: boolean): Promise<void> {
  const { database, now } = background;
  const { mention, verdict, viewer } = known;
  const settings = await readSettings(database);
  const tables = [database.corrections, database.cases, ...mentionTables(database)];
  await database.transaction("rw", tables, async () => {
    await database.corrections.put(correctionOf(mention, service, settings, viewer, now()));
    if (service) await keepMentions(database, [{ key: mention.key, mention, verdict, firstSeenAt: now() }]);
    else await dropMention(database, mention.key);
  });
  likeMentionsChanged(background);
}

/**
 * Takes corrections back, by the keys of their rows. Mentions that were kept only because somebody called them service
 * are forgotten, and those that the detector would have flagged are kept again.
 */
export async function takeBack(background: Background, keys: readonly string[]): Promise<void> {
  const { database } = background;
  await database.corrections.bulkDelete([...keys]);
  likeMentionsChanged(background);
  const found = await Promise.all(keys.map((key) => findMention(background, key)));
  const known = found.filter((each) => each !== undefined);
  for (const [viewer, group] of Map.groupBy(known, (each) => each.viewer)) {
    const annotations = await annotate(
      background,
      group.map(({ mention }) => mention),
      viewer,
    );
    const idle = annotations.filter(({ flagged }) => !flagged);
    await database.transaction("rw", [database.cases, ...mentionTables(database)], async () => {
      for (const { key } of idle) await dropMention(database, key);
    });
  }
}

/** On every page. */
export function likeMentionsChanged({ learned, notify }: Background): void {
  learned.forget();
  notify({ notice: "annotationsChanged" });
}

function correctionOf(
  mention: Mention,
  service: boolean,
  settings: Settings,
  viewer: string | undefined,
  at: number,
): CorrectionRow {
  const ours = ourHandles(mention.site, settings.accounts, viewer);
  return {
    key: mention.key,
    source: "here",
    service,
    at,
    by: settings.me.name,
    words: [...shapeOf(mention.text, [...ours, ...settings.brandNames]).words],
    author: mention.author.handle,
    excerpt: mention.text.slice(0, EXCERPT_LENGTH),
    ...(mention.otherIds && { otherIds: mention.otherIds }),
  };
}
