/** Asks the background about mentions: one message for all that came up in a frame. */
import type { Annotation } from "../annotation.ts";
import type { Mention } from "../mention.ts";
import { send } from "../messages/send.ts";

/** As `MAX_BATCH` of the catalogue, whose module a content script must not load. */
const MAX_BATCH = 200;

export type Annotator = {
  /** Before the next frame, together with the others. */
  ask(mention: Mention): void;
  stop(): void;
};

type Answer = {
  answered(annotation: Annotation): void;
  /** @param problem a stable code */
  failed(mentions: readonly Mention[], problem: string): void;
};

/** @param viewer the handle that the page is logged in with, now */
export function createAnnotator(viewer: () => string | undefined, { answered, failed }: Answer): Annotator {
  const asked = new Map<string, Mention>();
  let frame: number | undefined;

  function flush(): void {
    frame = undefined;
    const batch = [...asked.values()].slice(0, MAX_BATCH);
    for (const { key } of batch) asked.delete(key);
    if (asked.size > 0) plan();
    void askFor(batch);
  }

  async function askFor(batch: readonly Mention[]): Promise<void> {
    const answer = await send("annotate", { mentions: [...batch], viewer: viewer() });
    if (answer.ok) {
      answer.value.annotations.forEach(answered);
    } else if (answer.problem.code === "bad_input" && batch.length > 1) {
      // One odd post must not cost the others their answer.
      const middle = Math.ceil(batch.length / 2);
      await Promise.all([askFor(batch.slice(0, middle)), askFor(batch.slice(middle))]);
    } else {
      failed(batch, answer.problem.code);
    }
  }

  function plan(): void {
    frame ??= requestAnimationFrame(() => flush());
  }

  return {
    ask(mention) {
      asked.set(mention.key, mention);
      plan();
    },
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      asked.clear();
    },
  };
}
