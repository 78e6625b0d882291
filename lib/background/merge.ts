/** Merging two cases: the older one survives, whichever of them was on the screen. */
import { caseSchema, type Case } from "../case/case.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "../store/checked.ts";
import { survivorOf } from "../store/merges.ts";
import type { Background } from "./context.ts";
import { work } from "./work.ts";

export async function mergeCases(
  background: Background,
  commandId: string,
  caseId: string,
  other: string,
): Promise<Result<Case>> {
  const { database } = background;
  const stored = fitting(caseSchema, await database.cases.bulkGet([caseId, other]));
  const cases = await Promise.all(stored.map((state) => survivorOf(database, state)));
  const [older, younger] = cases.toSorted(
    (one, another) => one.beganAt - another.beganAt || (one.id < another.id ? -1 : 1),
  );
  if (!older || !younger) return failure("unknown_case", "no such case");
  if (older.id === younger.id) return success(older);
  const merged = await work(background, {
    id: commandId,
    caseId: younger.id,
    command: {
      type: "merge",
      into: older.id,
      intoBegan: older.beganAt,
      samePerson: older.customerKey === younger.customerKey,
    },
  });
  return merged.ok ? success(older) : merged;
}
