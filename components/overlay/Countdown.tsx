import { Component, type VNode } from "preact";

import { words } from "../../lib/words/words.ts";

type Props = {
  /** Unix ms. */
  readonly until: number;
  readonly expired: () => void;
};

/**
 * The time left to undo: a ring that runs empty; where motion is reduced, a number. Screen readers were told once.
 * A class, because it is the only thing in the page that would need Preact's hooks (1.1 kB of the content script's 25).
 */
export class Countdown extends Component<Props> {
  readonly #start = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    this.#tick();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  /** Sleeps to the next full second, so that the number changes when it should. */
  #tick(): void {
    const left = this.props.until - Date.now();
    if (left <= 0) {
      this.props.expired();
      return;
    }
    this.#timer = setTimeout(
      () => {
        this.forceUpdate();
        this.#tick();
      },
      left % 1_000 || 1_000,
    );
  }

  override render({ until }: Props): VNode {
    const left = Math.max(0, until - Date.now());
    return (
      <span class="countdown" aria-hidden="true">
        <svg class="ring" viewBox="0 0 16 16" width="16" height="16">
          <circle class="track" cx="8" cy="8" r="6" />
          <circle
            class="left"
            cx="8"
            cy="8"
            r="6"
            pathLength="1"
            style={{ animationDuration: `${until - this.#start}ms` }}
          />
        </svg>
        <span class="seconds">{words("overlaySeconds", Math.ceil(left / 1_000))}</span>
      </span>
    );
  }
}
