/** Steps that tests of the background take, as a content script would by message. */
import type { Annotation } from "../../../lib/annotation.ts";
import type { Mention } from "../../../lib/mention.ts";
import type { Result } from "../../../lib/result.ts";
import { mentionBy } from "../mentions.ts";
import { fromPage, type TestBackground } from "./fixture.ts";

export const lost = mentionBy("ines", "1", "Where is my parcel? Third day", { conversationId: "1" });
export const praise = mentionBy("jonas", "2", "Best courier in town");

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}

export async function annotate(background: TestBackground, ...mentions: Mention[]): Promise<Annotation[]> {
  return valueOf(await background.handlers.annotate({ mentions }, fromPage)).annotations;
}

export async function handOff(
  background: TestBackground,
  mention: Mention,
  commandId: string = crypto.randomUUID(),
): Promise<Annotation> {
  return valueOf(await background.handlers.handOff({ commandId, mention }, fromPage));
}

export async function caseIdOf(background: TestBackground, mention: Mention): Promise<string> {
  const [annotation] = await annotate(background, mention);
  return annotation?.case?.id ?? "";
}
