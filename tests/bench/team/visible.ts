/** How long a handoff takes from the marketer's click on *Send now* to the queue on an agent's screen. */
import type { Annotation } from "../../../lib/annotation.ts";
import type { Result } from "../../../lib/result.ts";
import { OverlayView } from "../../browser/overlay-view.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { ask, Office } from "./office.ts";

const HANDOFFS = 100;

/** @returns each, in ms: both browsers and the server are on one machine, and have one clock */
export async function handoffsToVisible(extension: string): Promise<readonly number[]> {
  const office = await Office.open();
  try {
    const { baton: ada } = await office.join("Ada", "marketer", extension);
    const { baton: mira } = await office.join("Mira", "agent", extension);
    try {
      const queue = await mira.openOwn("sidepanel");
      await queue.evaluate(watchHandles);
      const overlay = await OverlayView.of(await ada.openSite(ada.sandbox.site.mentions));
      const panel = await ada.openOwn("sidepanel");
      const took: number[] = [];
      for (let number = 0; number < HANDOFFS; number += 1) {
        const handle = `person_${number}`;
        const caseId = await handOff(overlay, handle, String(5_000_000 + number));
        const clicked = Date.now();
        await ask(panel, { name: "sendNow", input: { commandId: crypto.randomUUID(), caseId } });
        const seen = await queue.waitForFunction(
          (wanted) => (globalThis as unknown as Seeing).seen[wanted],
          `@${handle}`,
        );
        took.push(Number(await seen.jsonValue()) - clicked);
        // A queue draws so many cards at once and no more.
        const command = { type: "claim" };
        await ask(queue, { name: "work", input: { commandId: crypto.randomUUID(), caseId, command } });
      }
      return took;
    } finally {
      await Promise.all([ada.close(), mira.close()]);
    }
  } finally {
    await office.close();
  }
}

type Seeing = { seen: Record<string, number> };

/** Runs in the queue: notes when each customer first stands there, Unix ms. */
function watchHandles(): void {
  const seen: Record<string, number> = {};
  (globalThis as unknown as Seeing).seen = seen;
  const look = (): void => {
    for (const { textContent } of document.querySelectorAll(".case-handle")) seen[textContent] ??= Date.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

/** @returns the id of the case */
async function handOff(overlay: OverlayView, handle: string, id: string): Promise<string> {
  const mention = mentionBy(handle, id, `Where is my parcel? It never came, order ${id}.`);
  const message = { name: "handOff", input: { commandId: crypto.randomUUID(), mention } };
  const done = await overlay.evaluate<Result<Annotation>>(
    `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
  );
  if (!done?.ok || !done.value.case) throw new Error("a handoff was refused");
  return done.value.case.id;
}
