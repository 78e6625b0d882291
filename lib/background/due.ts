/** Everything that happens by itself once it is due: at every change, every half minute, and when the worker wakes. */
import type { Background } from "./context.ts";
import { finishErasures } from "./erase.ts";
import { sendDue } from "./hand-off.ts";
import { lapseDue } from "./leases.ts";
import { runRetention } from "./retention.ts";
import { returnCases } from "./return-cases.ts";

/** Safe to call at any moment and any number of times. @returns when the next handoff is to be sent (Unix ms), if one is held */
export async function doWhatIsDue(background: Background): Promise<number | undefined> {
  const next = await sendDue(background);
  await returnCases(background);
  await finishErasures(background);
  await lapseDue(background);
  await runRetention(background);
  await background.cases.keepCheckpoint();
  return next;
}
