/** Tells tests what an editor believes stands in it, which need not be what the page shows: `<html data-sandbox-draft>`. */
export function noteDraft(text: string): void {
  document.documentElement.dataset["sandboxDraft"] = text;
}
