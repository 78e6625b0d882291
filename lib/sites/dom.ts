/** What every site's adapter needs to read a page, and no more. Nothing here changes a node. */

const UNSHOWN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"]);

/**
 * The words of `element` as the page has them: text nodes unchanged, in order, the `alt` of images (emoji are images
 * on these sites), a newline for each `<br>`. Nothing is added or dropped between them; the ends are trimmed.
 * @param skip leaves out the elements it answers `true` for, with everything in them
 */
export function textOf(element: Element, skip?: (inner: Element) => boolean): string {
  let text = "";
  // No recursion: a hostile page can nest deeper than the stack.
  for (let node = element.firstChild; node;) {
    let isLeaf = true;
    if (isElement(node)) {
      isLeaf = UNSHOWN.has(node.tagName) || (skip?.(node) ?? false);
      text += isLeaf ? "" : shownInstead(node);
    } else if (node.nodeType === 3) {
      text += node.nodeValue ?? "";
    }
    node = (isLeaf ? null : node.firstChild) ?? following(node, element);
  }
  return text.trim();
}

/** The next node in document order that is not inside `node`, as long as it is inside `within`. */
function following(node: Node, within: Element): ChildNode | null {
  for (let from: Node | null = node; from && from !== within; from = from.parentNode) {
    if (from.nextSibling) {
      return from.nextSibling;
    }
  }
  return null;
}

/** What an element without text of its own stands for. `alt` is read on any tag: only images have it. */
function shownInstead(element: Element): string {
  return element.tagName === "BR" ? "\n" : (element.getAttribute("alt") ?? "");
}

/** Whether there is anything to read in `element`: quicker than `textOf` for large ones. */
export function hasText(element: Element): boolean {
  return element.textContent.trim() !== "" || element.querySelector('[alt]:not([alt=""])') !== null;
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

/** The one value there is, repetitions aside; undefined when there is none or more than one. */
export function only<Value>(values: Iterable<Value>): Value | undefined {
  const [value, ...others] = new Set(values);
  return others.length === 0 ? value : undefined;
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Whether `text` is a moment that exists (no 30 February) in ISO 8601, UTC. */
export function isTimestamp(text: string): boolean {
  const moment = TIMESTAMP.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 19) === text.slice(0, 19);
}

/** Those of `elements` that no other of them contains. */
export function outermost(elements: readonly Element[]): Element[] {
  return elements.filter(
    (element) => !elements.some((other) => other !== element && other.contains(element)),
  );
}

/** The elements in `root` that match, `root` itself included. */
export function matching(root: ParentNode, selector: string): Element[] {
  const inside = [...root.querySelectorAll(selector)];
  return isElement(root) && root.matches(selector) ? [root, ...inside] : inside;
}
