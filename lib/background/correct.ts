/** A person's word on a mention: "is service", "not service", or taken back. */
import type { Annotation } from "../annotation.ts";
import { failure, success, type Result } from "../result.ts";
import { keepMentions, mentionTables } from "../store/mentions.ts";
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
  const { me } = await readSettings(database);
  await database.transaction("rw", [database.corrections, ...mentionTables(database)], async () => {
    if (service === null) {
      await database.corrections.delete(mentionKey);
      return;
    }
    await database.corrections.put({ key: mentionKey, service, at: now(), by: me.name });
    await keepMentions(database, [{ key: mentionKey, mention, verdict, firstSeenAt: now() }]);
  });
  background.notify({ notice: "annotationsChanged", mentionKeys: [mentionKey] });
  const [annotation] = await annotate(background, [mention], viewer);
  return annotation ? success(annotation) : failure("broken", "no annotation");
}
