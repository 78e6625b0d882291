/** Which elements are items, and which of the elements inside one belong to it rather than to a post inside it. */
import { matching, outermost } from "../dom.ts";
import { handleLabel, parseAddress } from "./address.ts";
import { ADDRESS, ARTICLE, BOX, EMBED, MESSAGE, NAME_BLOCK, POST_HOOK, TIME } from "./selectors.ts";

/**
 * The outermost element of each post and each private message in `root`, `root` itself included. X's photo viewer wraps its whole panel in the
 * post's test id, and in 2021 the test id sat inside the article: an article counts before a test id does.
 */
export function itemsIn(root: ParentNode): Element[] {
  const articles = matching(root, ARTICLE).filter((article) => !article.parentElement?.closest(ARTICLE));
  const hooked = matching(root, POST_HOOK).filter(
    (element) =>
      element.closest(ARTICLE) === null &&
      element.querySelector(ARTICLE) === null &&
      !element.parentElement?.closest(POST_HOOK),
  );
  return [...articles, ...hooked, ...matching(root, MESSAGE)];
}

/** An item with the borders inside it, looked up once per reading. */
export type Item = {
  readonly element: Element;
  /** Outermost elements of quoted posts. */
  readonly quotes: readonly Element[];
  /** The item's own elements that match: none of a quoted or embedded post. */
  own(selector: string): readonly Element[];
  owns(inner: Element): boolean;
};

export function itemOf(element: Element): Item {
  const embeds = [...element.querySelectorAll(`${ARTICLE}, ${EMBED}`)];
  const boxes = [...element.querySelectorAll(BOX)].filter((box) => holdsPost(box));
  const borders = outermost([...embeds, ...boxes]);
  const asked = new Map<string, Element[]>();
  const owns = (inner: Element): boolean => !borders.some((border) => border.contains(inner));
  return {
    element,
    quotes: borders.filter((border) => boxes.includes(border)),
    own(selector) {
      const found =
        asked.get(selector) ?? [...element.querySelectorAll(selector)].filter((inner) => owns(inner));
      asked.set(selector, found);
      return found;
    },
    owns,
  };
}

/** Whether a box is a quoted post: it has a time, a name block, or a handle that is not a link. */
function holdsPost(box: Element): boolean {
  return (
    box.querySelector(`${TIME}, ${NAME_BLOCK}`) !== null || labelsIn(box).some((label) => !isLinked(label))
  );
}

/** The outermost elements in `scope` whose whole text is "@name". */
export function labelsIn(scope: Element): Element[] {
  const walker = scope.ownerDocument.createTreeWalker(scope, 4); // NodeFilter.SHOW_TEXT
  const labels = new Set<Element>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let label = node.nodeValue?.includes("@") ? node.parentElement : null;
    if (!label || !handleLabel(label.textContent)) {
      continue;
    }
    while (label.parentElement && label !== scope && handleLabel(label.parentElement.textContent)) {
      label = label.parentElement;
    }
    labels.add(label);
  }
  return [...labels];
}

/** X links a handle everywhere but in the header of a quoted or embedded post. */
export function isLinked(label: Element): boolean {
  return label.closest(ADDRESS) !== null || label.querySelector(ADDRESS) !== null;
}

/** The handle whose profile `link` leads to. */
export function profileHandle(link: Element): string | undefined {
  const address = parseAddress(link.getAttribute("href"));
  return address?.kind === "profile" ? address.handle : undefined;
}
