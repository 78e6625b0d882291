import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/history/history.css";

import { render } from "preact";

import { HistoryCardView } from "../../components/history/HistoryCardView.tsx";
import { createHistoryCardModel } from "../../lib/models/history-card-model.ts";
import { isCardOrder, type CardOrder } from "../../lib/overlay/card-order.ts";
import { guardFrame } from "../../lib/overlay/frame-guard.ts";

const root = document.getElementById("root");

// The frame is loaded before anybody asks for a card. It shows one, and is thrown away with it.
addEventListener("message", function hear({ source, data }: MessageEvent<unknown>) {
  if (source !== parent || !isCardOrder(data)) return;
  removeEventListener("message", hear);
  show(data);
});

/** What is there this soon, in ms, is drawn at once, without a word of waiting before it. */
const SOON = 100;

function show({ key, theme }: CardOrder): void {
  if (!root) return;
  const model = createHistoryCardModel(key);
  const draw = (): void => render(<HistoryCardView model={model} now={Date.now()} />, root);
  void model.load().then(draw);
  setTimeout(draw, SOON);
  // The page's theme, which need not be the browser's.
  document.documentElement.style.colorScheme = theme;
  addEventListener("keydown", ({ key: pressed }) => {
    if (pressed === "Escape") model.close();
  });
  guardFrame(root, model.refuse);
}
