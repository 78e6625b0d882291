/**
 * The frame of the history card: a page of the extension's own, placed at the chip. The host page can move or hide
 * the frame, but it cannot read a word of it (docs/decisions/0011).
 */
import { autoUpdate, computePosition, flip, offset, shift } from "@floating-ui/dom";
import browser from "webextension-polyfill";

import type { Theme } from "../sites/site.ts";

/** CSS pixels; narrower and lower windows get what there is. */
const WIDTH = 380;
const HEIGHT = 460;
/** Distance to the chip and to the edges of the window, in CSS pixels. */
const GAP = 6;
const MARGIN = 8;

type OpenCard = {
  readonly key: string;
  readonly frame: HTMLIFrameElement;
  readonly stop: () => void;
  /** Gives the focus back to where the card was opened from. */
  readonly giveBack: () => void;
};

export type CardFrame = {
  /** `Mention.key` of the mention whose card is open. */
  openKey(): string | undefined;
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
  let card: OpenCard | undefined;

  function close(): void {
    if (!card) return;
    const { key, frame, stop, giveBack } = card;
    card = undefined;
    stop();
    frame.remove();
    closed(key);
    giveBack();
  }

  return {
    openKey: () => card?.key,
    close,
    open(key, at, theme, giveBack) {
      close();
      const frame = document.createElement("iframe");
      frame.className = "card";
      frame.title = title();
      frame.src = `${browser.runtime.getURL("history-card.html")}#${new URLSearchParams({ key, theme })}`;
      frame.addEventListener("load", () => frame.focus(), { once: true });
      into.append(frame);

      const dismissing = new AbortController();
      const options = { capture: true, signal: dismissing.signal };
      addEventListener("keydown", ({ key: pressed }) => pressed === "Escape" && close(), options);
      addEventListener("pointerdown", (event) => event.target !== host && close(), options);
      const stopPlacing = autoUpdate(at, frame, () => void place(at, frame));
      card = {
        key,
        frame,
        giveBack,
        stop: () => {
          stopPlacing();
          dismissing.abort();
        },
      };
    },
  };
}

async function place(at: Element, frame: HTMLIFrameElement): Promise<void> {
  frame.style.width = `${Math.min(WIDTH, innerWidth - 2 * MARGIN)}px`;
  frame.style.height = `${Math.min(HEIGHT, innerHeight - 2 * MARGIN)}px`;
  const { x, y } = await computePosition(at, frame, {
    strategy: "fixed",
    placement: "bottom-start",
    middleware: [offset(GAP), flip({ padding: MARGIN }), shift({ padding: MARGIN, crossAxis: true })],
  });
  frame.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
