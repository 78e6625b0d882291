import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/history/history.css";

import { render } from "preact";

import { HistoryCardView } from "../../components/history/HistoryCardView.tsx";
import { createHistoryCardModel } from "../../lib/models/history-card-model.ts";
import { guardFrame } from "../../lib/overlay/frame-guard.ts";

const { key, theme } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
const model = createHistoryCardModel(key ?? "");

// The page's theme, which need not be the browser's.
if (theme === "light" || theme === "dark") document.documentElement.style.colorScheme = theme;
addEventListener("keydown", ({ key: pressed }) => {
  if (pressed === "Escape") model.close();
});
const root = document.getElementById("root");
if (root) {
  guardFrame(root, model.refuse);
  render(<HistoryCardView model={model} now={Date.now()} />, root);
  void model.load();
}
