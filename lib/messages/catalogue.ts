/**
 * Every message between the parts of Baton: what is sent, who may send it, what comes back.
 * A page's content script runs beside hostile scripts, so the background checks each message against its
 * schema and its sender before acting (docs/decisions/0003). Senders import only the types of this file.
 */
import { z } from "zod";

import { annotationSchema } from "../annotation.ts";
import { caseIdSchema, mentionKeySchema } from "../case/case.ts";
import { commandIdSchema } from "../case/command.ts";
import { queueListSchema } from "../case/queue-list.ts";
import { correctionPackSchema, importReportSchema, MAX_PACK_LENGTH } from "../correction.ts";
import { healthNoteSchema } from "../health.ts";
import { historyCardSchema } from "../history-card.ts";
import { roleSchema } from "../member.ts";
import { mentionSchema } from "../mention.ts";
import { accountSchema, settingsSchema } from "../settings.ts";
import { caseMessages } from "./case-messages.ts";
import { importMessages } from "./import-messages.ts";
import { customerMessages } from "./customer-messages.ts";
import { keepingMessages } from "./keeping-messages.ts";
import { teamMessages } from "./team-messages.ts";
import { vaultMessages } from "./vault-messages.ts";
import { withheldMessages } from "./withheld-messages.ts";

/**
 * Classes of senders, decided from the browser's word and never from the message:
 * `page` a content script in a host page; `card` the history card framed into one; `extension` our own pages.
 */
export type SenderClass = "page" | "card" | "extension";

/** As many mentions as one message may carry; a frame rarely shows more than fifteen. */
export const MAX_BATCH = 200;

/** More than any of the sites takes as a comment. */
export const MAX_DRAFT_LENGTH = 10_000;

/**
 * `ready`: a reply to a post of the case is open somewhere; `unsure`: something is, but not certainly to that post;
 * `other`: only replies to other posts are; `none`: nothing is.
 */
const composerStateSchema = z.enum(["ready", "unsure", "other", "none"]);
export type ComposerState = z.infer<typeof composerStateSchema>;

const nothing = z.strictObject({});
/** The handle that the page is logged in with, where it shows one. */
const viewerSchema = z.string().max(100).optional();

export const catalogue = {
  /** What the content script needs to know before it looks at anything. */
  pageSettings: {
    from: ["page"],
    input: z.strictObject({ site: z.string().max(20) }),
    output: z.strictObject({
      enabled: z.boolean(),
      accounts: z.array(accountSchema),
      role: roleSchema,
    }),
  },

  /** What a page's items came to since it told last: counts and shapes, no words. */
  noteHealth: { from: ["page"], input: healthNoteSchema, output: nothing },

  /** Forgets how well pages were read. */
  forgetHealth: { from: ["extension"], input: nothing, output: nothing },

  /** The new mentions of a frame, in one message; answers in the same order, mentions of no concern left out. */
  annotate: {
    from: ["page"],
    input: z.strictObject({ mentions: z.array(mentionSchema).max(MAX_BATCH), viewer: viewerSchema }),
    output: z.strictObject({ annotations: z.array(annotationSchema) }),
  },

  /**
   * A human clicked *Hand off*. Joins the open case of the same person and conversation, if there is one. In a team, a private
   * message is refused (`private_unconfirmed`) until the human said that colleagues may read it.
   */
  handOff: {
    from: ["page"],
    input: z.strictObject({
      commandId: commandIdSchema,
      mention: mentionSchema,
      viewer: viewerSchema,
      confirmed: z.literal(true).optional(),
    }),
    output: annotationSchema,
  },

  /** Takes a handoff back while nothing has left. */
  undoHandOff: {
    from: ["page", "extension"],
    input: z.strictObject({ commandId: commandIdSchema, caseId: caseIdSchema }),
    output: nothing,
  },

  /** Ends the undo window at once. */
  sendNow: {
    from: ["page", "extension"],
    input: z.strictObject({ commandId: commandIdSchema, caseId: caseIdSchema }),
    output: nothing,
  },

  /** "Is service" / "Not service"; `service: null` takes the correction back. */
  correct: {
    from: ["page"],
    input: z.strictObject({ mention: mentionSchema, service: z.boolean().nullable(), viewer: viewerSchema }),
    output: annotationSchema,
  },

  /** The person who handed the case off looked at its outcome at the post. */
  seeOutcome: {
    from: ["page", "extension"],
    input: z.strictObject({ commandId: commandIdSchema, caseId: caseIdSchema }),
    output: nothing,
  },

  /** Opens the queue beside the page, at this case or list. Only in answer to a click: the browser insists. */
  openQueue: {
    from: ["page", "extension"],
    input: z.strictObject({ caseId: caseIdSchema.optional(), list: queueListSchema.optional() }),
    output: nothing,
  },

  /** What the history card shows. Refused (`mention_unknown`) unless a page has had the mention annotated. */
  historyCard: {
    from: ["card", "extension"],
    input: z.strictObject({ mentionKey: mentionKeySchema }),
    output: historyCardSchema,
  },

  /** The same correction from inside the card, which knows the key only. */
  correctFromCard: {
    from: ["card", "extension"],
    input: z.strictObject({ mentionKey: mentionKeySchema, service: z.boolean().nullable() }),
    output: annotationSchema,
  },

  /** Takes one correction back, by the key of its row; a mention that is long gone is no obstacle. */
  undoCorrection: {
    from: ["extension"],
    input: z.strictObject({ mentionKey: mentionKeySchema }),
    output: nothing,
  },

  /** Takes all corrections back, or only those that came out of packs. */
  undoCorrections: {
    from: ["extension"],
    input: z.strictObject({ which: z.enum(["all", "imported"]) }),
    output: z.strictObject({ undone: z.number().int().nonnegative() }),
  },

  /** The corrections as a pack to pass on: no text, no names. */
  exportCorrections: { from: ["extension"], input: nothing, output: correctionPackSchema },

  /** Adds the corrections of a file that was exported elsewhere; the background reads it, whatever it is. */
  importCorrections: {
    from: ["extension"],
    input: z.strictObject({ text: z.string().max(MAX_PACK_LENGTH) }),
    output: importReportSchema,
  },

  /** The person goes to where an answer is written in the page; which one is asked back. */
  composing: { from: ["page"], input: nothing, output: nothing },

  /** The card asks its page to close it (Escape, the close button). */
  closeCard: { from: ["card"], input: nothing, output: nothing },

  /** Opens the post where a case began, in a tab. The address comes from the store, never from the sender. */
  openPost: {
    from: ["extension"],
    input: z.strictObject({ caseId: caseIdSchema }),
    output: nothing,
  },

  /** Whether a reply to a post of the case is open in a page, so that a draft can be put there. */
  findComposer: {
    from: ["extension"],
    input: z.strictObject({ caseId: caseIdSchema }),
    output: z.strictObject({ state: composerStateSchema }),
  },

  /** Puts a draft into that reply, where the caret is. Nothing is sent: the person reads it and presses the site's button. */
  insertReply: {
    from: ["extension"],
    input: z.strictObject({ caseId: caseIdSchema, text: z.string().min(1).max(MAX_DRAFT_LENGTH) }),
    output: nothing,
  },

  /** Removes what was set aside, up to and with row `upTo`: as much as the person has seen and saved. */
  dismissQuarantine: {
    from: ["extension"],
    input: z.strictObject({ upTo: z.number().int().nonnegative() }),
    output: nothing,
  },

  ...caseMessages,
  ...importMessages,

  /** The settings in force; the background makes them where there are none, or none that fit. */
  readSettings: { from: ["extension"], input: nothing, output: settingsSchema },

  saveSettings: { from: ["extension"], input: settingsSchema, output: nothing },

  ...customerMessages,

  ...teamMessages,
  ...vaultMessages,
  ...keepingMessages,
  ...withheldMessages,
} as const satisfies Record<string, { from: readonly SenderClass[]; input: z.ZodType; output: z.ZodType }>;

type Catalogue = typeof catalogue;
export type MessageName = keyof Catalogue;
export type Input<Name extends MessageName> = z.input<Catalogue[Name]["input"]>;
export type CheckedInput<Name extends MessageName> = z.output<Catalogue[Name]["input"]>;
export type Output<Name extends MessageName> = z.output<Catalogue[Name]["output"]>;
