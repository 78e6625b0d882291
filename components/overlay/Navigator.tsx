import type { VNode } from "preact";

import type { Health } from "../../lib/overlay/health.ts";
import type { NavigatorProps } from "../../lib/overlay/faces.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Icon } from "./Icon.tsx";

/** The small pill at the edge of the window: how many service requests the page has, and the way through them. */
export function Navigator(props: NavigatorProps): VNode {
  const { count, position, health, collapsed, next, previous, collapse } = props;
  const trouble = healthWords(health);
  const icon = <Icon name={trouble === undefined ? "request" : "trouble"} />;

  if (collapsed) {
    return (
      <nav class="baton navigator" aria-label={words("overlayNavigator")}>
        <button
          type="button"
          class="badge"
          aria-label={trouble ?? counted("overlayFoundLabel", count)}
          title={words("overlayExpand")}
          onClick={() => collapse(false)}
        >
          {icon}
          {trouble === undefined && <span class="count">{count}</span>}
        </button>
      </nav>
    );
  }
  return (
    <nav class="baton navigator" aria-label={words("overlayNavigator")}>
      {icon}
      <span class="found">{trouble ?? foundWords(count, position)}</span>
      {count > 0 && (
        <>
          <button type="button" class="step" aria-label={words("overlayPrevious")} onClick={previous}>
            <Icon name="up" />
          </button>
          <button type="button" class="step" aria-label={words("overlayNext")} onClick={next}>
            <Icon name="down" />
          </button>
        </>
      )}
      <button type="button" class="step" aria-label={words("overlayCollapse")} onClick={() => collapse(true)}>
        <Icon name="smaller" />
      </button>
    </nav>
  );
}

function foundWords(count: number, position: number): string {
  if (count === 0) return words("overlayNothingFound");
  return position === 0 ? counted("overlayFound", count) : words("overlayPosition", position, count);
}

function healthWords(health: Health): string | undefined {
  switch (health) {
    case "ok":
      return undefined;
    case "degraded":
      return words("overlayDegraded");
    case "blind":
      return words("overlayBlind");
    case "silent":
      return words("overlaySilent");
  }
}
