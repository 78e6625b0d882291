/** What our own pages may ask about the team. Nothing of it is ever for a page of a site: there are secrets in it. */
import { z } from "zod";

import { MAX_INVITATION_LENGTH } from "../ledger/invitation.ts";
import { memberIdSchema, serverSchema } from "../ledger/seats.ts";
import { roleSchema } from "../member.ts";
import { attentionSchema, presentSchema } from "../presence.ts";

const nothing = z.strictObject({});
const nameSchema = z.string().trim().min(1).max(100);
const memberSchema = z.strictObject({ memberId: memberIdSchema });
const invitedSchema = z.strictObject({ invitation: z.string().max(MAX_INVITATION_LENGTH) });
/** A path of the server's machine. */
const pathSchema = z.string().trim().min(1).max(300);

const from = ["extension"] as const;

export const teamMessages = {
  /** Founds a team whose first member is the person here. */
  createTeam: {
    from,
    input: z.strictObject({
      teamName: nameSchema,
      name: nameSchema,
      role: roleSchema.extract(["lead", "admin"]),
      addresses: serverSchema.shape.addresses,
    }),
    output: nothing,
  },

  /** Comes into a team with the text that its lead gave. */
  joinTeam: {
    from,
    input: z.strictObject({ invitation: z.string().min(1).max(MAX_INVITATION_LENGTH) }),
    output: nothing,
  },

  leaveTeam: { from, input: nothing, output: nothing },

  /** Makes sure that the background runs and tries to reach the team's server. */
  reachTeam: { from, input: nothing, output: nothing },

  /**
   * What the person looks at in one of our windows, said again every two seconds and when it changes; nothing when the window
   * closes. Answers with the colleagues who are at cases now.
   */
  attend: {
    from,
    input: z.strictObject({ window: z.uuid(), at: attentionSchema.optional() }),
    output: z.strictObject({ present: z.array(presentSchema) }),
  },

  /** The configuration of the team's servers, one file each: no secrets in them. */
  serverFiles: {
    from,
    input: z.strictObject({ store: pathSchema, certificate: pathSchema, key: pathSchema }),
    output: z.strictObject({
      files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
    }),
  },

  /** Somebody took the configuration along as it is now, to load it into the servers. */
  tookServerFiles: { from, input: nothing, output: nothing },

  /** A seat for somebody, and the invitation to it: their login is in it, and kept nowhere else. */
  invite: { from, input: z.strictObject({ name: nameSchema, role: roleSchema }), output: invitedSchema },
  inviteAgain: { from, input: memberSchema, output: invitedSchema },
  /** The lead has looked at the entries that were set aside, up to this sequence. */
  readAsides: { from, input: z.strictObject({ upTo: z.number().int().nonnegative() }), output: nothing },

  renameMember: { from, input: memberSchema.extend({ name: nameSchema }), output: nothing },
  changeRole: { from, input: memberSchema.extend({ role: roleSchema }), output: nothing },
  removeMember: { from, input: memberSchema, output: nothing },
} as const;
