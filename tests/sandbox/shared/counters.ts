type Counter = "sandboxErrors" | "sandboxViolations";

/**
 * Counts on `<html data-sandbox-errors="0">` what React could not do, hydration that had to be thrown away included,
 * and on `data-sandbox-violations` what the content security policy stopped. Tests expect noughts.
 */
export function count(counter: Counter): void {
  const { dataset } = document.documentElement;
  dataset[counter] = String(Number(dataset[counter] ?? 0) + 1);
}
