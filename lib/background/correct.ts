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

/** @param service null takes an earlier correction back */
export async function correct(
  background: Background,
  mentionKey: string,
  service: boolean | null,
): Promise<Result<Annotation>> {
  const known = await findMention(background, mentionKey);
  if (!known) return failure("mention_unknown", mentionKey);
  const { database, now } = background;
  const { mention, verdict, viewer } = known;
  const settings = await readSettings(database);
  const tables = [database.corrections, database.cases, ...mentionTables(database)];
  await database.transaction("rw", tables, async () => {
    if (service === null) {
      await database.corrections.delete(mentionKey);
      return;
    }
    await database.corrections.put(correctionOf(mention, service, settings, viewer, now()));
    if (service) await keepMentions(database, [{ key: mentionKey, mention, verdict, firstSeenAt: now() }]);
    else await dropMention(database, mentionKey);
  });
  background.learned.forget();
  // Like mentions on every page read differently now.
  background.notify({ notice: "annotationsChanged" });
  const [annotation] = await annotate(background, [mention], viewer);
  return annotation ? success(annotation) : failure("broken", "no annotation");
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
    service,
    at,
    by: settings.me.name,
    words: [...shapeOf(mention.text, [...ours, ...settings.brandNames]).words],
    author: mention.author.handle,
    excerpt: mention.text.slice(0, EXCERPT_LENGTH),
  };
}
