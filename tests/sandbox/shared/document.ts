import type { PageConfig } from "./environment.ts";

/** JSON that can stand in a script element: no end tag inside. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

export type DocumentParts = {
  readonly config: PageConfig;
  /** Of the page's policy. */
  readonly nonce: string;
  /** Attributes of `html` beside its language and the counters, as markup. */
  readonly html: string;
  /** Attributes of `body`, as markup. */
  readonly body: string;
  readonly themeColour: string;
  readonly title: string;
  readonly styles: string;
  /** What the server drew, with the root around it. */
  readonly markup: string;
};

/** The whole page as the server sends it, before any script has run. */
export function documentOf(parts: DocumentParts): string {
  const { config, nonce } = parts;
  const { language } = config.switches;
  return [
    "<!DOCTYPE html>",
    `<html dir="${language === "ar" ? "rtl" : "ltr"}" lang="${language}" ${parts.html} data-sandbox-errors="0" data-sandbox-violations="0">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="theme-color" content="${parts.themeColour}"><title>${parts.title}</title>`,
    `<link rel="icon" href="data:,"><style nonce="${nonce}">${parts.styles}</style></head>`,
    `<body ${parts.body}>${parts.markup}`,
    `<script type="application/json" id="page-config" nonce="${nonce}">${inScript(config)}</script>`,
    `<script type="module" nonce="${nonce}" src="/sandbox/client.js"></script></body></html>`,
  ].join("");
}
