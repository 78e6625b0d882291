/** Handing a mention off, taking it back, and sending it when the time to undo is over. */
import type { Annotation } from "../annotation.ts";
import type { Refusal } from "../case/decide.ts";
import { caseSchema, type Case } from "../case/case.ts";
import { caseIdFor } from "../case/identity.ts";
import { isLeftUnsent } from "../case/undo-window.ts";
import { customerKeyOf } from "../customer.ts";
import type { Mention } from "../mention.ts";
import { failure, success, type Result } from "../result.ts";
import { carryOut, commandTables, findOpenCase } from "../store/cases.ts";
import { fitting } from "../store/checked.ts";
import { keepMentions, mentionTables } from "../store/mentions.ts";
import { readSettings } from "../store/settings.ts";
import { annotate } from "./annotate.ts";
import type { Background } from "./context.ts";

export type HandOff = {
  readonly commandId: string;
  readonly mention: Mention;
  readonly viewer?: string | undefined;
};

/** Hands `mention` off, or adds it to the open case of the same person and conversation. Once per `commandId`. */
export async function handOff(background: Background, request: HandOff): Promise<Result<Annotation>> {
  const { database, now, recent } = background;
  const { commandId, mention, viewer } = request;
  const customerKey = customerKeyOf(mention);
  const [freshId, settings] = await Promise.all([
    caseIdFor(mention.key, customerKey),
    readSettings(database),
  ]);
  const at = now();
  if (!recent.get(mention.key)) await annotate(background, [mention], viewer);
  const verdict = recent.get(mention.key)?.verdict;
  if (!verdict) return failure("mention_unknown", mention.key);

  const tables = [...new Set([...commandTables(database), ...mentionTables(database)])];
  const done = await database.transaction("rw", tables, async () => {
    await keepMentions(database, [{ key: mention.key, mention, verdict, firstSeenAt: at }]);
    const open = await findOpenCase(database, mention, customerKey, at);
    return carryOut(
      database,
      {
        id: commandId,
        caseId: open?.id ?? freshId,
        command: {
          type: "hand_off",
          mentionKey: mention.key,
          customerKey,
          site: mention.site,
          releaseAt: at + settings.undoSeconds * 1000,
        },
      },
      { actor: settings.me, now: at },
    );
  });
  if (!done.ok) return done;
  announce(background, done.value);
  const [annotation] = await annotate(background, [mention], viewer);
  return annotation ? success(annotation) : failure("broken", "no annotation");
}

/** Carries out a step of work on a case and tells everybody who shows it. */
export async function work(
  background: Background,
  command: Parameters<typeof carryOut>[1],
): Promise<Result<Case, Refusal>> {
  const { me } = await readSettings(background.database);
  const done = await carryOut(background.database, command, { actor: me, now: background.now() });
  if (done.ok) announce(background, done.value);
  return done;
}

function announce(background: Background, { mentionKeys }: Case): void {
  background.notify({ notice: "annotationsChanged", mentionKeys });
  background.changed();
}

/**
 * Sends every handoff whose time to undo is over. Safe to call at any moment and any number of times.
 * @returns when the next one is due (Unix ms), if one is held.
 */
export async function sendDue(background: Background): Promise<number | undefined> {
  const rows: unknown[] = await background.database.cases.where("delivery").equals("held").toArray();
  const held = fitting(caseSchema, rows).filter((state) => state.status === "handed_off");
  const at = background.now();
  const due = held.filter((state) => state.releaseAt <= at && !isLeftUnsent(state.releaseAt, at));
  for (const { id, handedOff } of due) {
    const command = { id: crypto.randomUUID(), caseId: id, command: { type: "send" } } as const;
    const sent = await carryOut(background.database, command, { actor: handedOff.by, now: at });
    if (sent.ok) announce(background, sent.value);
  }
  const later = held.map((state) => state.releaseAt).filter((releaseAt) => releaseAt > at);
  return later.length === 0 ? undefined : Math.min(...later);
}
