/** How a site may change its page from one day to the next, without changing what it says. */
import type { Random } from "./random.ts";

/** Called when one node takes the place of another, or shares it, so that a test can follow what it stands for. */
export type Follow = (from: Node, to: Node) => void;
export type Mutation = (root: Element, random: Random, follow: Follow) => void;

const TAGS = ["div", "span", "section", "p", "main", "b"];
/** Elements that mean something to the parser or that browsers treat apart; sites rename boxes, not these. */
const FIXED_TAGS = new Set([
  "SVG",
  "PATH",
  "G",
  "VIDEO",
  "SOURCE",
  "TEMPLATE",
  "IFRAME",
  "STYLE",
  "SCRIPT",
  "INPUT",
]);
/** What no person and no assistive technology ever meets: X's and Facebook's marks for their own use. */
export const HOOKS = [
  "data-testid",
  "data-ad-rendering-role",
  "data-ad-comet-preview",
  "data-ad-preview",
  "data-pagelet",
];
const TRANSLATIONS = [
  "Antworten",
  "返信",
  "الرد",
  "Répondre",
  "回复",
  "Responder",
  "Mehr",
  "もっと見る",
  "عرض المزيد",
];

export const MUTATIONS = {
  "rename test ids": (root, random) =>
    changeAttributes(root, random, hooksOf(root), (element, name) =>
      element.setAttribute(name, random.word()),
    ),
  "drop test ids": (root, random) =>
    changeAttributes(root, random, hooksOf(root), (element, name) => element.removeAttribute(name)),
  "rename or drop ARIA labels": (root, random) =>
    changeAttributes(root, random, ["aria-label", "aria-labelledby"], (element, name) =>
      random.chance(0.5) ? element.setAttribute(name, random.word()) : element.removeAttribute(name),
    ),
  "drop roles and tab stops": (root, random) =>
    changeAttributes(root, random, ["role", "tabindex"], (element, name) => element.removeAttribute(name)),
  "drop any attribute": (root, random) => {
    for (const element of random.some(boxes(root), 20)) {
      random.some(element.getAttributeNames(), 1).forEach((name) => element.removeAttribute(name));
    }
  },
  "localise labels": localise,
  "insert wrappers": (root, random) => {
    for (const element of random.some(boxes(root), 1 + random.below(40))) {
      const wrapper = root.ownerDocument.createElement(random.chance(0.8) ? "div" : "span");
      element.replaceWith(wrapper);
      wrapper.append(element);
    }
  },
  "remove wrappers": (root, random) => {
    const wrappers = boxes(root).filter((element) => element.children.length > 0);
    for (const element of random.some(wrappers, 1 + random.below(40))) {
      element.replaceWith(...element.childNodes);
    }
  },
  "reorder siblings": (root, random) => {
    const parents = [root, ...boxes(root)].filter((element) => element.childNodes.length > 1);
    for (const parent of random.some(parents, 1 + random.below(20))) {
      parent.append(...random.some([...parent.childNodes], parent.childNodes.length));
    }
  },
  "change tag names": (root, random, follow) => {
    for (const element of random.some(boxes(root), 1 + random.below(60))) {
      rename(element, TAGS[random.below(TAGS.length)] ?? "div", follow);
    }
  },
  "split text nodes": (root, random, follow) => {
    for (const text of random.some(texts(root), 1 + random.below(80))) {
      if (text.data.length > 1) {
        follow(text, text.splitText(1 + random.below(text.data.length - 1)));
      }
    }
  },
} satisfies Record<string, Mutation>;

export type MutationKind = keyof typeof MUTATIONS;

/** Marks that sites write for themselves, those that `root` has. */
function hooksOf(root: Element): string[] {
  return HOOKS.filter((name) => root.querySelector(`[${name}]`) !== null);
}

/** Every element in `root` that may be moved or changed. */
function boxes(root: Element): Element[] {
  return [...root.querySelectorAll("*:not(svg, svg *, template, template *)")].filter(
    (element) => !FIXED_TAGS.has(element.tagName.toUpperCase()),
  );
}

function texts(root: Element): Text[] {
  const walker = root.ownerDocument.createTreeWalker(root, 4); // NodeFilter.SHOW_TEXT
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    found.push(node as Text);
  }
  return found;
}

/** All of one name, a share of all, or all: sites rename one thing at a time, and sometimes everything. */
function changeAttributes(
  root: Element,
  random: Random,
  names: readonly string[],
  change: (element: Element, name: string) => void,
): void {
  for (const name of names) {
    const elements = [...root.querySelectorAll(`[${name}]`)];
    const values = [...new Set(elements.map((element) => element.getAttribute(name)))];
    const [chosen] = random.some(values, 1);
    const share = random.fraction();
    const way = random.below(3);
    for (const element of elements) {
      if (way === 0 ? element.getAttribute(name) === chosen : way === 1 ? random.chance(share) : true) {
        change(element, name);
      }
    }
  }
}

/** Labels for assistive technology, and the words on buttons and beside posts, in other languages. */
function localise(root: Element, random: Random): void {
  const word = (): string => TRANSLATIONS[random.below(TRANSLATIONS.length)] ?? "";
  root.querySelectorAll("[aria-label]").forEach((element) => element.setAttribute("aria-label", word()));
  for (const text of texts(root)) {
    const isOfThePage =
      text.parentElement?.closest('button, [role="button"], [role="group"], h2, time') !== null;
    if (isOfThePage && text.data.trim() !== "") {
      text.data = word();
    }
  }
}

function rename(element: Element, tag: string, follow: Follow): void {
  const renamed = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) {
    renamed.setAttribute(name, value);
  }
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  follow(element, renamed);
}
