/**
 * The frame of the history card: a page of the extension's own, placed at the chip. The host page can move or hide
 * the frame, but it cannot read a word of it (docs/decisions/0007).
 */
import browser from "webextension-polyfill";

import type { Theme } from "../sites/site.ts";
import type { CardOrder } from "./card-order.ts";
import { placeBeside } from "./placement.ts";

/** In CSS pixels. */
const SIZE = { width: 380, height: 460 } as const;

type OpenCard = {
  readonly order: CardOrder;
  /** Aborted when it closes. */
  readonly opened: AbortController;
  /** Gives the focus back to where the card was opened from. */
  readonly giveBack: () => void;
};

export type CardFrame = {
  /** `Mention.key` of the mention whose card is open. */
  openKey(): string | undefined;
  /** Loads the frame, empty and hidden, for whoever is about to open a card. */
  prepare(): void;
  /** @param at what the card stands beside; `giveBack` is called when the card closes and had the focus */
  open(key: string, at: Element, theme: Theme, giveBack: () => void): void;
  close(): void;
};

type CardFrameOptions = {
  readonly into: HTMLElement;
  /** Our element in the page: a click anywhere else closes the card. */
  readonly host: HTMLElement;
  readonly title: () => string;
  readonly closed: (key: string) => void;
};

export function createCardFrame({ into, host, title, closed }: CardFrameOptions): CardFrame {
  let frame: HTMLIFrameElement | undefined;
  let card: OpenCard | undefined;

  function prepare(): HTMLIFrameElement {
    if (frame) return frame;
    frame = document.createElement("iframe");
    frame.className = "card";
    frame.title = title();
    frame.hidden = true;
    frame.src = browser.runtime.getURL("history-card.html");
    frame.addEventListener("load", tell);
    into.append(frame);
    return frame;
  }

  /** The frame hears it if it is loaded; if not, it is told when it is. A page that moves our element has it loaded anew. */
  function tell(): void {
    if (!card || !frame) return;
    // The key is no secret of ours, and the origin of the frame is another in every browser session.
    frame.contentWindow?.postMessage(card.order, "*");
    frame.focus();
  }

  function close(): void {
    if (!card) return;
    const { order, opened, giveBack } = card;
    card = undefined;
    opened.abort();
    frame?.remove();
    closed(order.key);
    // The focus that returns prepares nothing: the frame is still there.
    giveBack();
    frame = undefined;
  }

  return {
    openKey: () => card?.order.key,
    prepare,
    close,
    open(key, at, theme, giveBack) {
      close();
      const prepared = prepare();
      const opened = new AbortController();
      const { signal } = opened;
      const follow = (): void => place(prepared, at);
      const closeByKey = (event: KeyboardEvent): void => {
        if (event.key !== "Escape") return;
        // It was meant for the card, not for the dialog of the page that it stands over.
        event.stopPropagation();
        close();
      };
      addEventListener("keydown", closeByKey, { capture: true, signal });
      addEventListener("pointerdown", ({ target }) => target !== host && close(), { capture: true, signal });
      addEventListener("scroll", follow, { capture: true, passive: true, signal });
      addEventListener("resize", follow, { signal });
      follow();
      prepared.hidden = false;
      card = { order: { key, theme }, opened, giveBack };
      tell();
    },
  };
}

function place(frame: HTMLIFrameElement, at: Element): void {
  const rightToLeft = getComputedStyle(at).direction === "rtl";
  // Without its scroll bar, under which the card could not be closed.
  const window = { width: document.documentElement.clientWidth, height: innerHeight };
  const { width, height, left, top } = placeBeside(at.getBoundingClientRect(), SIZE, window, rightToLeft);
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  frame.style.transform = `translate(${left}px, ${top}px)`;
}
