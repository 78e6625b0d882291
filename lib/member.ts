/** A member of the team: who acts, and what their role may do. */
import { z } from "zod";

/** marketer: community manager; agent: customer service; lead: leads a team; admin: may do everything. */
export const roleSchema = z.enum(["marketer", "agent", "lead", "admin"]);
export type Role = z.infer<typeof roleSchema>;

export const memberSchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  role: roleSchema,
});
export type Member = z.infer<typeof memberSchema>;
