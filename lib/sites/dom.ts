/** What every site's adapter needs to read a page, and no more. Nothing here changes a node. */

const SHOW_ELEMENTS_AND_TEXT = 1 | 4; // NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, which not every test DOM defines
const FILTER_ACCEPT = 1;
const FILTER_REJECT = 2;
const UNSHOWN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"]);

/**
 * The words of `element` as the page has them: text nodes unchanged, in order, the `alt` of images (emoji are images
 * on these sites), a newline for each `<br>`. Nothing is added or dropped between them; the ends are trimmed.
 * @param skip leaves out the elements it answers `true` for, with everything in them
 */
export function textOf(element: Element, skip: (inner: Element) => boolean = () => false): string {
  // A walker, not recursion: a hostile page can nest deeper than the stack.
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_ELEMENTS_AND_TEXT, (node) =>
    isElement(node) && (UNSHOWN.has(node.tagName) || skip(node)) ? FILTER_REJECT : FILTER_ACCEPT,
  );
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    text += isElement(node) ? shownInstead(node) : (node.nodeValue ?? "");
  }
  return text.trim();
}

/** What an element without text of its own stands for. `alt` is read on any tag: only images have it. */
function shownInstead(element: Element): string {
  return element.tagName === "BR" ? "\n" : (element.getAttribute("alt") ?? "");
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Whether `a` comes before `b` in the document; `false` when one contains the other. */
export function precedes(a: Node, b: Node): boolean {
  const position = a.compareDocumentPosition(b);
  return (position & 4) !== 0 && (position & 16) === 0; // FOLLOWING, and not CONTAINED_BY
}

/** Names are one line; a page formatted by a tool has line breaks with indentation in them. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

/** `values` without repetitions, in order. */
export function distinct<Value>(values: Iterable<Value>): Value[] {
  return [...new Set(values)];
}
