/**
 * Reads a file of plain mentions: sections `## KIND INTENT URGENCY`, or `## unclear` for what cannot be told without
 * its thread, below each one mention a line. Everyday things said the way most people say them, where the corpora of
 * train/ are hard cases.
 */
import { failure, success } from "../../result.ts";
import type { Result } from "../../result.ts";
import { intentSchema, kindSchema, urgencySchema } from "../../verdict.ts";
import { serviceKinds } from "../describe.ts";
import type { LabelledMention } from "./data.ts";

type Section = Pick<LabelledMention, "service" | "kind" | "intent" | "urgency">;

const UNCLEAR: Section = { service: null, kind: null, intent: null, urgency: null };

/** What a heading says, or what is wrong with it. */
function readHeading(line: string): Section | string {
  const [kindName, intentName, urgencyText, ...rest] = line
    .replace(/^##\s*/, "")
    .trim()
    .split(/\s+/);
  if (kindName === "unclear" && intentName === undefined) return UNCLEAR;
  if (rest.length > 0 || urgencyText === undefined)
    return "a heading is `## KIND INTENT URGENCY` or `## unclear`";
  const kind = kindSchema.safeParse(kindName);
  const intent = intentSchema.safeParse(intentName);
  const urgency = urgencySchema.safeParse(Number(urgencyText));
  if (!kind.success) return `no kind "${kindName}"`;
  if (!intent.success) return `no intent "${intentName}"`;
  if (!urgency.success) return `no urgency "${urgencyText}"`;
  const service = serviceKinds.includes(kind.data) ? 1 : 0;
  if ((service === 0) !== (intent.data === "none"))
    return `${kind.data} and intent ${intent.data} do not go together`;
  if ((service === 0) !== (urgency.data === 0))
    return `${kind.data} and urgency ${urgency.data} do not go together`;
  return { service, kind: kind.data, intent: intent.data, urgency: urgency.data };
}

/**
 * The mentions of one file, in order; a line said twice is read once.
 * @param name the file's name, for messages
 * @returns `malformed` with every bad line as `NAME:LINE: what is wrong`
 */
export function parsePlain(
  content: string,
  language: string,
  name: string,
): Result<LabelledMention[], "malformed"> {
  const mentions: LabelledMention[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  let section: Section | undefined;
  for (const [index, raw] of content.split("\n").entries()) {
    const line = raw.trim();
    if (line === "") continue;
    const complain = (what: string): void => void problems.push(`${name}:${index + 1}: ${what}`);
    if (line.startsWith("##")) {
      const read = readHeading(line);
      if (typeof read === "string") {
        complain(read);
        // One complaint for a bad heading, not one for each line below it.
        section = UNCLEAR;
      } else section = read;
    } else if (section === undefined) complain("a mention before the first heading");
    else if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line)) complain("nothing to read in it");
    else if (!seen.has(line)) {
      seen.add(line);
      mentions.push({ text: line, ...section, group: "plain", language });
    }
  }
  return problems.length > 0 ? failure("malformed", problems.join("\n")) : success(mentions);
}
