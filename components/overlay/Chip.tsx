import type { VNode } from "preact";

import type { ChipProps } from "../../lib/overlay/faces.ts";
import { words } from "../../lib/words/words.ts";
import { buttonsOf, type ChipButton } from "./chip-buttons.ts";
import { chipWords, summaryWords, troubleWords } from "./chip-words.ts";
import { Countdown } from "./Countdown.tsx";
import { Icon } from "./Icon.tsx";

/**
 * One line at a post: what it is, how it stands, what can be done. One stop in the tab order; the arrow keys go from
 * button to button, as in any toolbar.
 */
export function Chip(props: ChipProps): VNode {
  const { annotation, stage, busy, trouble, cardIsOpen, now, act, expired } = props;
  const { icon, title, details } = chipWords(stage, annotation, now);
  const summary = summaryWords(stage, annotation, now);
  const buttons = buttonsOf(stage, trouble, annotation.private === true);
  const isNew = (stage.name === "resolved" || stage.name === "declined") && stage.isNew;

  function button({ action, look, key }: ChipButton, index: number): VNode {
    return (
      <button
        // The last button stays the same element from stage to stage, so that the keyboard's focus stays on it.
        key={index === buttons.length - 1 ? "last" : action}
        type="button"
        class={look}
        data-action={action}
        tabIndex={index === buttons.length - 1 ? 0 : -1}
        aria-label={words("overlayNamed", summary, words(key))}
        aria-disabled={busy}
        onClick={() => act(action)}
      >
        {words(key)}
      </button>
    );
  }

  return (
    <div
      class={`baton chip ${stage.name}${trouble ? " in-trouble" : ""}`}
      role="toolbar"
      aria-label={summary}
      tabIndex={-1}
      onKeyDown={moveFocus}
    >
      <button
        type="button"
        class="what"
        data-action="why"
        tabIndex={buttons.length === 0 ? 0 : -1}
        title={trouble && troubleWords(trouble)}
        aria-haspopup="dialog"
        aria-expanded={cardIsOpen}
        onClick={() => act("why")}
      >
        <Icon name={trouble ? "trouble" : icon} />
        {trouble ? (
          <span class="title">{troubleWords(trouble)}</span>
        ) : (
          <>
            {/* The button is named by what is seen; the spaces keep its words apart for those who hear them. */}
            <span class="title">{title}</span> {isNew && <span class="new">{words("overlayNew")} </span>}
            <span class="details">{details.join(" · ")}</span> <span class="why">{words("overlayWhy")}</span>
          </>
        )}
      </button>
      {stage.name === "held" && <Countdown key={stage.releaseAt} until={stage.releaseAt} expired={expired} />}
      {buttons.map(button)}
    </div>
  );
}

/** Left, Right, Home and End go through the buttons of the chip. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((each) => each === event.target);
  const to: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % buttons.length,
    ArrowLeft: at - 1,
    Home: 0,
    End: -1,
  };
  const next = to[event.key];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  buttons.at(next)?.focus();
}
