/**
 * The guard of the history card. Its frame stands in a page that may be hostile: the page cannot read it, but it can
 * cover it, fade it, or slip it under a pointer that is about to press. Only the frame's own browser side can tell.
 */
import { refusalOf, SETTLE_TIME } from "./guard.ts";
import { createSight } from "./sight.ts";

/**
 * Lets a click inside `area` act only when a human did it, at something that has been seen for a while.
 * @param refused called for a human's click that was not let through
 */
export function guardFrame(area: HTMLElement, refused: () => void): void {
  const sight = createSight(() => undefined);
  const openedAt = performance.now();
  sight.watch(area);
  area.addEventListener(
    "click",
    (event) => {
      const seenSince = sight.seenSince(area);
      const now = performance.now();
      const refusal = refusalOf({
        trusted: event.isTrusted,
        clickCount: Math.min(event.detail, 1),
        focused: true,
        // What the page lays over the frame, only the browser knows: `seen`.
        opacity: 1,
        scale: 1,
        veiled: false,
        onTop: true,
        seen: seenSince === undefined ? undefined : seenSince !== false,
        shownFor: now - Math.max(openedAt, typeof seenSince === "number" ? seenSince : openedAt),
        // Inside the frame nothing moves when the frame does.
        stillFor: SETTLE_TIME,
      });
      if (refusal === undefined) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      if (refusal !== "untrusted") refused();
    },
    { capture: true },
  );
}
