// @vitest-environment happy-dom
import fc from "fast-check";
import { expect, test } from "vitest";

import { structureOf } from "../../../lib/overlay/structure.ts";
import { isStructure, MAX_STRUCTURE_LENGTH, structureSchema } from "../../../lib/structure.ts";

function element(markup: string): Element {
  const holder = document.createElement("div");
  holder.innerHTML = markup;
  const [only] = holder.children;
  if (!only) throw new Error("no element");
  return only;
}

test("writes down tags, roles and kinds of attributes, and no word of the page", () => {
  const item = element(
    `<article data-testid="post-by-ines"><a href="/ines" aria-label="Ines Valdovar">Ines</a>` +
      `<div role="button" class="secret">Where is my parcel?</div><ines-card role="ines">x</ines-card></article>`,
  );
  expect(structureSchema.parse(structureOf(item))).toBe(
    "article[testid](a[label href](text) div=button(text) other=other(text))",
  );
});

test("a huge item is cut short and stays a structure", () => {
  const item = element(`<div>${"<div><span>words</span></div>".repeat(1_000)}</div>`);
  const structure = structureOf(item);
  expect(structure.length).toBeLessThanOrEqual(MAX_STRUCTURE_LENGTH);
  expect(structure).toContain("…");
  expect(isStructure(structure)).toBe(true);
});

test("a page that writes sentences into its roles gets none of them kept", () => {
  const item = element('<div role="Ines lost (her) parcel [in] Leeds=yes">x</div>');
  expect(structureSchema.parse(structureOf(item))).toBe(
    "div=other other (other) other [other] other=other(text)",
  );
});

test("whatever a page is made of, its structure holds only our own words", () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/u);
  const node = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "medium" },
      fc.string().map((text) => text.replaceAll(/[<>&]/gu, "")),
      fc
        .tuple(word, word, word, fc.array(tie("node"), { maxLength: 6 }))
        .map(
          ([tag, role, label, inner]) =>
            `<${tag} role="${role}" aria-label="${label}">${inner.join("")}</${tag}>`,
        ),
    ),
  })).node;
  fc.assert(
    fc.property(fc.array(node), (parts) => {
      const structure = structureOf(element(`<div>${parts.join("")}</div>`));
      expect(isStructure(structureSchema.parse(structure))).toBe(true);
    }),
  );
});

test.each(["div(Ines)", "div(ines)", "div text <script>", "div[0123456789]", "div ".repeat(500)])(
  "%j is no structure",
  (text) => {
    expect(isStructure(text)).toBe(false);
  },
);
