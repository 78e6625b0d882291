/**
 * A mention: one post, reply or comment as a site's adapter read it from the page.
 * Everything in it comes from an untrusted page, so the background checks it with `mentionSchema`.
 */
import { z } from "zod";

/** The longest text kept of one mention, in UTF-16 units; X's long posts end at 25,000. */
export const MAX_TEXT_LENGTH = 25_000;
const MAX_NAME_LENGTH = 300;
const MAX_ENTRIES = 100;

/** Handles as every supported site spells them: letters of any script, digits, `_`, `.`, `-`. Compared without case. */
const handleSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}_.-]+$/u);
const webAddressSchema = z
  .string()
  .max(2_000)
  .regex(/^https:\/\//);
const idSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w:.+=/-]+$/);
const timeSchema = z.iso.datetime();

/** Where on a site a mention was seen. */
export const surfaceSchema = z.enum([
  "home",
  "search",
  "mentions",
  "notifications",
  "profile",
  "list",
  "status",
  "community",
  "photo",
  "reel",
  "post",
  "group",
  "messages",
  "other",
]);
export type Surface = z.infer<typeof surfaceSchema>;

export const authorSchema = z.strictObject({
  /** The site's own numeric id, where the page shows one; it survives a renamed handle. */
  id: idSchema.optional(),
  handle: handleSchema,
  name: z.string().max(MAX_NAME_LENGTH),
  verified: z.boolean(),
});
export type Author = z.infer<typeof authorSchema>;

export const linkSchema = z.strictObject({ text: z.string().max(2_000), url: webAddressSchema });

/** A post quoted inside the mention. It has no permalink of its own on X. */
export const quotedPostSchema = z.strictObject({
  id: idSchema.optional(),
  author: z.strictObject({ handle: handleSchema, name: z.string().max(MAX_NAME_LENGTH) }),
  text: z.string().max(MAX_TEXT_LENGTH),
  postedAt: timeSchema.optional(),
});
export type QuotedPost = z.infer<typeof quotedPostSchema>;

export const mentionSchema = z.strictObject({
  /** `SITE:ID`, unique over all sites; see `mentionKey`. */
  key: z
    .string()
    .max(250)
    .regex(/^[a-z]+:[\w:.+=/-]+$/),
  site: z.string().regex(/^[a-z]{1,20}$/),
  /** The site's own id of the post. */
  id: idSchema,
  /**
   * Other ids by which the site's pages may know the same post: on Facebook that of its only photo, which is all there is
   * until the post's own address appears.
   */
  otherIds: z.array(idSchema).max(10).optional(),
  /** Where the post can be opened. */
  url: webAddressSchema,
  author: authorSchema,
  /** As shown, emoji and line breaks kept. Empty when the post has none (photo only). */
  text: z.string().max(MAX_TEXT_LENGTH),
  links: z.array(linkSchema).max(MAX_ENTRIES),
  /** Handles the text links to, without `@`, in order. */
  mentionedHandles: z.array(handleSchema).max(MAX_ENTRIES),
  /** BCP 47, as the page states it. */
  language: z.string().max(35).optional(),
  /** The text is the site's translation, not the author's words. */
  translated: z.boolean(),
  /** The page shows only the beginning. */
  truncated: z.boolean(),
  edited: z.boolean(),
  hasMedia: z.boolean(),
  /** ISO 8601, UTC. Absent where the page shows no exact time; see `momentOf`. */
  postedAt: timeSchema.optional(),
  /** The page's own words for the time where it shows no exact one ("2 h", "30 May at 11:02"); never computed with. */
  postedAtLabel: z.string().min(1).max(100).optional(),
  /** Whom the post answers. `id` where the page tells which post. */
  replyTo: z
    .strictObject({ handles: z.array(handleSchema).max(MAX_ENTRIES), id: idSchema.optional() })
    .optional(),
  /** Id of the post that opened the conversation, where the page shows it. */
  conversationId: idSchema.optional(),
  quoted: quotedPostSchema.optional(),
  /** Who brought it into this feed, when it is a repost. */
  repostedBy: z.string().max(MAX_NAME_LENGTH).optional(),
  /**
   * A direct message, which the site shows to nobody else: only words that the person marked are in it. It is kept when it
   * is handed off and not before, joins no customer's history, and teaches the detector nothing.
   */
  private: z.literal(true).optional(),
  surface: surfaceSchema,
});
export type Mention = z.infer<typeof mentionSchema>;

/** When a mention was posted, in Unix ms; where its page shows no exact time, when it was first seen. */
export function momentOf({ postedAt }: Pick<Mention, "postedAt">, firstSeenAt: number): number {
  return postedAt === undefined ? firstSeenAt : Date.parse(postedAt);
}
