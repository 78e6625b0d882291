/** What a customer wrote further in the conversation of their case, and a page shows, goes to the case. */
import type { Case } from "../case/case.ts";
import { goesToCase } from "../case/follow-up.ts";
import { customerKeyOf } from "../customer.ts";
import type { Mention } from "../mention.ts";
import { waitsSince } from "../store/contacts.ts";
import { keepMentions, mentionTables } from "../store/mentions.ts";
import type { Verdict } from "../verdict.ts";
import type { Background } from "./context.ts";
import { work } from "./work.ts";
import type { Known } from "./known.ts";

export type Judged = {
  readonly mention: Mention;
  readonly verdict: Verdict;
  /** Ours, or a repost. */
  readonly never: boolean;
};

/** @returns whether any case changed */
export async function addFollowUps(
  background: Background,
  judged: readonly Judged[],
  known: Known,
): Promise<boolean> {
  let hasAny = false;
  for (const { mention, verdict, never } of judged) {
    const state = known.continuedBy(mention);
    // A person's word that it is no request counts here too.
    if (never || !state || known.correctionOf(mention) === false) continue;
    const since = state.status === "waiting" ? await waitsSince(background.database, state) : undefined;
    if (!goesToCase(state, mention, verdict, since)) continue;
    await add(background, state, mention, verdict);
    hasAny = true;
  }
  return hasAny;
}

async function add(background: Background, { id }: Case, mention: Mention, verdict: Verdict): Promise<void> {
  const { database, now } = background;
  const row = { mention, verdict, firstSeenAt: now() };
  await database.transaction("rw", mentionTables(database), () =>
    keepMentions(database, [{ key: mention.key, ...row }]),
  );
  const { key: mentionKey, site, postedAt = "" } = mention;
  await work(background, {
    id: crypto.randomUUID(),
    caseId: id,
    mention: row,
    command: {
      type: "customer_post",
      mentionKey,
      customerKey: customerKeyOf(mention),
      site,
      postedAt: Date.parse(postedAt),
    },
  });
}
