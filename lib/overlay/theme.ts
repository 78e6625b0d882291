/** Follows the page between light and dark while it runs. */
import type { Site, Theme } from "../sites/site.ts";

/** @param changed called once at the start and with every change. Returns how to stop. */
export function watchTheme(site: Pick<Site, "theme">, changed: (theme: Theme) => void): () => void {
  let current: Theme | undefined;

  function look(): void {
    const theme = site.theme(document);
    if (theme === current) return;
    current = theme;
    changed(theme);
  }

  const observer = new MutationObserver(look);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true, attributeFilter: ["style", "class"] });
  }
  look();
  return () => observer.disconnect();
}
