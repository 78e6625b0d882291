/** A content script for browsers whose extensions tests cannot talk to: the page asks by an event, and hears by an attribute. */
import { insert } from "../../../lib/sites/composer.ts";
import { editorOf } from "./inserter.ts";

type Asked = { readonly selector: string; readonly text: string };

addEventListener("try-insert", ({ detail }: CustomEventInit<string>) => {
  const { selector, text }: Asked = JSON.parse(detail ?? "");
  const field = document.querySelector<HTMLElement>(selector);
  if (field) void insert(editorOf(field), field, text).then(answer);
});

function answer(isInserted: boolean): void {
  document.documentElement.dataset["inserted"] = String(isInserted);
}
