/** The one way in which a case is worked on: the command is carried out, and everybody who shows the case hears of it. */
import type { Case } from "../case/case.ts";
import type { Result } from "../result.ts";
import type { CaseCommand } from "../store/cases.ts";
import type { Background } from "./context.ts";

/** Carries out a step of work on a case and tells everybody who shows it. */
export async function work(background: Background, command: CaseCommand): Promise<Result<Case>> {
  const { me } = await background.cases.identity();
  const done = await background.cases.carryOut(command, { actor: me, now: background.now() });
  if (done.ok) announce(background, [done.value]);
  return done;
}

/** Tells everybody who shows these cases. */
export function announce(
  { notify, changed, recent }: Pick<Background, "notify" | "changed" | "recent">,
  cases: readonly Case[],
): void {
  const keys = cases.flatMap(({ mentionKeys }) => mentionKeys);
  notify({ notice: "annotationsChanged", mentionKeys: recent.namesOf(keys) });
  changed();
}
