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

/** Like `article(div=button[label](text) a[href](…))`; at most 1,500 characters. */
export function structureOf(item: Element): string {
  let left = MAX_LENGTH;

  /** Undefined when there is no room for it any more. */
  function take(part: string): string | undefined {
    // What is open must still be closed, and `…` must fit: three characters for each part are kept for that.
    left -= part.length + 3;
    return left < 0 ? undefined : part;
  }

  function write(node: Node): string | undefined {
    if (!(node instanceof Element)) return take("text");
    const own = take(headOf(node));
    if (own === undefined) return undefined;
    const inner: string[] = [];
    for (const child of node.childNodes) {
      if (!(child instanceof Element) && !child.nodeValue?.trim()) continue;
      const part = write(child);
      inner.push(part ?? "…");
      if (part === undefined) break;
    }
    return inner.length === 0 ? own : `${own}(${inner.join(" ")})`;
  }

  return write(item) ?? "…";
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
