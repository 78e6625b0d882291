/**
 * A post that its site knows by several ids is kept under one key, the first that anything was kept under. Facebook shows
 * a post by its only photo until its address appears; cases and corrections stay with it when that changes.
 */
import { customerKeyOf } from "../customer.ts";
import type { Mention } from "../mention.ts";
import { whereAnyOf } from "./any-of.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { correctionRowSchema, mentionRowSchema, type CorrectionRow } from "./rows.ts";

type Kept = {
  readonly key: string;
  readonly id: string;
  /** Whoever wrote it: another person's post is another post, whatever ids a page shows. */
  readonly customerKey: string;
  readonly otherIds: readonly string[];
};

/** `mentions` in their order, each with the key and id that its post is kept under; as they are where nothing is kept. */
export async function asKept(database: Database, mentions: readonly Mention[]): Promise<Mention[]> {
  const kept = await readKept(database, mentions);
  const keys = new Set(kept.map(({ key }) => key));
  return mentions.map((mention) => {
    if (keys.has(mention.key)) return mention;
    const same = kept.find((each) => isSamePost(each, mention));
    return same ? { ...mention, key: same.key, id: same.id, otherIds: otherIdsOf(mention, same) } : mention;
  });
}

function isSamePost(kept: Kept, mention: Mention): boolean {
  const isNamed = mention.otherIds?.includes(kept.id) ?? false;
  return kept.customerKey === customerKeyOf(mention) && (isNamed || kept.otherIds.includes(mention.id));
}

function otherIdsOf({ id, otherIds = [] }: Mention, kept: Kept): string[] {
  return [...new Set([id, ...otherIds])].filter((other) => other !== kept.id);
}

/** What is kept under any id of `mentions`; two reads of indexes, and nothing more where no post has a second id. */
async function readKept(database: Database, mentions: readonly Mention[]): Promise<Kept[]> {
  const { mentions: posts, corrections } = database;
  const ids = mentions.map(({ id }) => id);
  const keys = mentions.flatMap(({ key, otherIds = [], site }) => [
    key,
    ...otherIds.map((id) => `${site}:${id}`),
  ]);
  return database.transaction("r", [posts, corrections], async () => {
    const [otherPosts, otherCorrections] = await Promise.all([
      whereAnyOf(posts, "mention.otherIds", ids),
      whereAnyOf(corrections, "otherIds", ids),
    ]);
    const hasOthers = keys.length > ids.length || otherPosts.length > 0 || otherCorrections.length > 0;
    if (!hasOthers) return [];
    const rows = await Promise.all([posts.bulkGet(keys), corrections.bulkGet(keys)]);
    return [
      ...fitting(mentionRowSchema, [...rows[0], ...otherPosts]).map(({ mention }) => keptAs(mention)),
      ...fitting(correctionRowSchema, [...rows[1], ...otherCorrections]).map((row) => correctedAs(row)),
    ];
  });
}

function keptAs(mention: Mention): Kept {
  const { key, id, otherIds = [] } = mention;
  return { key, id, otherIds, customerKey: customerKeyOf(mention) };
}

function correctedAs({ key, author: handle = "", otherIds = [] }: CorrectionRow): Kept {
  const border = key.indexOf(":");
  const author = { handle, name: "", verified: false };
  return {
    key,
    id: key.slice(border + 1),
    otherIds,
    customerKey: customerKeyOf({ site: key.slice(0, border), author }),
  };
}
