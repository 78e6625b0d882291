/** Handing a mention off, taking it back, and sending it when the time to undo is over. */
import type { Annotation } from "../annotation.ts";
import { caseSchema } from "../case/case.ts";
import { caseIdFor } from "../case/identity.ts";
import { isLeftUnsent } from "../case/undo-window.ts";
import { customerKeyOf } from "../customer.ts";
import type { Mention } from "../mention.ts";
import { failure, success, type Result } from "../result.ts";
import { carryOut, commandTables, findOpenCase, repairCases } from "../store/cases.ts";
import { fitting } from "../store/checked.ts";
import { keepMentions, mentionTables } from "../store/mentions.ts";
import { refoldAfter } from "../store/roster-change.ts";
import { asKept } from "../store/same-post.ts";
import { readSettings } from "../store/settings.ts";
import { annotate } from "./annotate.ts";
import type { Background } from "./context.ts";
import { announce, work } from "./work.ts";

export type HandOff = {
  readonly commandId: string;
  readonly mention: Mention;
  readonly viewer?: string | undefined;
  /** The person said that the team may read a private message. */
  readonly confirmed?: true | undefined;
};

/** Hands `mention` off, or adds it to the open case of the same person and conversation. Once per `commandId`. */
export async function handOff(background: Background, request: HandOff): Promise<Result<Annotation>> {
  const { database, now, recent } = background;
  const { commandId, mention: shown, viewer, confirmed } = request;
  if (shown.private && !confirmed && (await background.cases.link())) {
    return failure("private_unconfirmed", "the team would read a private message");
  }
  const [mention = shown] = await asKept(database, [shown]);
  const customerKey = customerKeyOf(mention);
  const [freshId, settings] = await Promise.all([
    caseIdFor(mention.key, customerKey),
    readSettings(database),
  ]);
  const at = now();
  if (!recent.get(shown.key)) await annotate(background, [shown], viewer);
  const verdict = recent.get(shown.key)?.verdict;
  if (!verdict) return failure("mention_unknown", mention.key);

  const { ledger } = await background.cases.identity();
  const tables = [...new Set([...commandTables(database), ...mentionTables(database)])];
  const done = await database.transaction("rw", tables, async () => {
    await keepMentions(database, [{ key: mention.key, mention, verdict, firstSeenAt: at }]);
    const open = await findOpenCase(database, mention, customerKey, at);
    return carryOut(
      database,
      ledger,
      {
        id: commandId,
        caseId: open?.id ?? freshId,
        mention: { mention, verdict, firstSeenAt: at },
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
  const settled = await background.cases.settle(commandId, done);
  if (!settled.ok) return settled;
  announce(background, [settled.value]);
  const [annotation] = await annotate(background, [shown], viewer);
  return annotation ? success(annotation) : failure("broken", "no annotation");
}

/** Rebuilds what a crash or an older build left behind. */
export async function mendCases({ database, cases }: Background): Promise<void> {
  const { ledger } = await cases.identity();
  await repairCases(database, ledger.roster);
  // What an older Baton set aside as too new for it may count now.
  if (await cases.link()) await refoldAfter(database, ledger, Infinity);
}

/**
 * Sends every handoff whose time to undo is over, and what else waits. Safe to call at any moment and any number of times.
 * @returns when the next one is due (Unix ms), if one is held.
 */
export async function sendDue(background: Background): Promise<number | undefined> {
  const { database, cases } = background;
  const rows: unknown[] = await database.cases.where("delivery").equals("held").toArray();
  const held = fitting(caseSchema, rows).filter((state) => state.status === "handed_off");
  const at = background.now();
  const { me } = await cases.identity();
  const due = held.filter(
    // What a colleague's browser published and could not send is not mine to be asked about.
    ({ releaseAt, handedOff }) =>
      releaseAt <= at && (handedOff.by.id !== me.id || !isLeftUnsent(releaseAt, at)),
  );
  for (const { id } of due) {
    await work(background, { id: crypto.randomUUID(), caseId: id, command: { type: "send" } });
  }
  await cases.pump();
  const later = held.map((state) => state.releaseAt).filter((releaseAt) => releaseAt > at);
  return later.length === 0 ? undefined : Math.min(...later);
}
