import { render } from "preact";
import { strToU8, zipSync } from "fflate";

import type { PersonFile } from "../../lib/person-file.ts";
import { words, wordsLanguage } from "../../lib/words/words.ts";
import { PersonPage } from "./PersonPage.tsx";

/** Of the readable page; it has no other file, and runs nothing. */
const STYLE = [
  "body{font:15px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}",
  "ol>li{margin:0 0 1rem;padding:.5rem 0;border-top:1px solid #8886}",
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}",
  "dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}ul,ol{padding-left:1.2rem}",
].join("\n");
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The page as a document of its own. What is in it becomes text of nodes, so nothing of it is ever markup. */
export function personPage(file: PersonFile): string {
  const page = document.implementation.createHTMLDocument(words("personPageTitle"));
  page.documentElement.lang = wordsLanguage();
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const policy = page.createElement("meta");
  policy.setAttribute("http-equiv", "Content-Security-Policy");
  policy.setAttribute("content", POLICY);
  const style = page.createElement("style");
  style.textContent = STYLE;
  page.head.prepend(charset, policy, style);
  render(<PersonPage file={file} />, page.body);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** Both kinds in one file: `data.html` to read, `data.json` for machines. */
export function personArchive(file: PersonFile): Blob {
  const archive = zipSync({
    "data.html": strToU8(personPage(file)),
    "data.json": strToU8(JSON.stringify(file, undefined, 2)),
  });
  return new Blob([new Uint8Array(archive)], { type: "application/zip" });
}
