/**
 * Writes down the shape of an item that could not be read, for the diagnostics report. Takes no text and no values
 * of the page, but the names of its elements and roles: the background keeps only those it knows (`lib/structure.ts`).
 */

/** As in `lib/structure.ts`, which needs zod and stays out of the page. */
const MAX_LENGTH = 1_500;

const ATTRIBUTES = [
  "data-testid",
  "aria-label",
  "aria-labelledby",
  "aria-hidden",
  "dir",
  "lang",
  "href",
  "datetime",
];

/** An item that is nested deeper than this is hostile. */
const MAX_DEPTH = 200;

/** Like `article(div=button[label](text) a[href](…))`; at most 1,500 characters, whatever is open there. */
export function structureOf(item: Element): string {
  const whole = write(item, MAX_DEPTH);
  return whole.length > MAX_LENGTH ? whole.slice(0, MAX_LENGTH - 1).replace(/[^ ()[\]=…]*$/u, "…") : whole;
}

function write(element: Element, depth: number): string {
  const inner = [...element.childNodes].flatMap((child) => {
    if (child instanceof Element) return depth === 0 ? "…" : write(child, depth - 1);
    return child.nodeValue?.trim() ? "text" : [];
  });
  return headOf(element) + (inner.length === 0 ? "" : `(${inner.join(" ")})`);
}

function headOf(element: Element): string {
  const role = element.getAttribute("role");
  const kinds = ATTRIBUTES.filter((name) => element.hasAttribute(name)).map((name) =>
    name.replace(/^\w+-/u, ""),
  );
  return (
    element.localName + (role === null ? "" : `=${role}`) + (kinds.length === 0 ? "" : `[${kinds.join(" ")}]`)
  );
}
