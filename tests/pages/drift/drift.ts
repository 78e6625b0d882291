/** Changes a page at random, many times, and watches that nothing is read wrongly. Runs wherever there is a DOM. */
import type { Mention } from "../../../lib/mention.ts";
import { siteFor } from "../../../lib/sites/registry.ts";
import type { Site } from "../../../lib/sites/site.ts";
import { MUTATIONS, type Follow, type MutationKind } from "./mutations.ts";
import { randomFrom } from "./random.ts";

/** A post as the page has it, established without the adapter. */
export type Truth = Pick<Mention, "id" | "postedAt" | "postedAtLabel" | "text"> & {
  readonly handle: string;
  /** How often the post stands on the page; once when left out. */
  readonly times?: number;
  /** Other ids that lead to the same post: of its only picture. */
  readonly otherIds?: readonly string[];
};

export type Tally = {
  rounds: number;
  /** Organic posts in all rounds, and how many of them have words. */
  posts: number;
  wordedPosts: number;
  /** How many were read at all, with their words, with their author's name. */
  read: number;
  worded: number;
  named: number;
  /** What must not be: in words, with the seed that shows it again. */
  wrong: string[];
};
export type Tallies = Partial<Record<MutationKind, Tally>>;

const NOTHING = { rounds: 0, posts: 0, wordedPosts: 0, read: 0, worded: 0, named: 0 };
const KINDS = Object.keys(MUTATIONS) as MutationKind[];

/**
 * @param page is changed and put back in every round
 * @param rounds spread evenly over the kinds of mutation; every fifth round mixes three kinds
 */
export function drift(page: Document, address: string, truths: readonly Truth[], rounds: number): Tallies {
  const url = new URL(address);
  const site = siteFor(url);
  if (!site) {
    throw new Error(`No site is served at ${address}`);
  }
  const pristine = page.body.cloneNode(true);
  const names = namesOf(site, page, url);
  const marks = markWords(page.body, truths);
  const tallies: Tallies = {};
  for (let seed = 0; seed < rounds; seed += 1) {
    const kind = KINDS[seed % KINDS.length] ?? "drop test ids";
    const random = randomFrom(seed);
    const body = pristine.cloneNode(true) as HTMLElement;
    page.body.replaceWith(body);
    const words = new Map(nodesIn(body).map((node, place) => [node, marks[place]]));
    const follow: Follow = (from, to) => {
      const mark = words.get(from);
      if (mark) {
        words.set(to, mark);
      }
    };
    for (const each of seed % 5 === 4 ? [kind, ...random.some(KINDS, 2)] : [kind]) {
      MUTATIONS[each](body, random, follow);
    }
    const tally = (tallies[kind] ??= { ...NOTHING, wrong: [] });
    count(tally, mentionsIn(site, page, url), truths, names, spellings(body, words));
    tally.wrong = tally.wrong.map((problem) =>
      problem.startsWith("seed") ? problem : `seed ${seed}: ${problem}`,
    );
  }
  page.body.replaceWith(pristine);
  return tallies;
}

function mentionsIn(site: Site, page: Document, url: URL): Mention[] {
  return site.items(page).flatMap((item) => {
    const reading = site.read(item, url);
    return "mention" in reading ? [reading.mention] : [];
  });
}

/** Whose name each name on the page is: of authors and of quoted people. */
function namesOf(site: Site, page: Document, url: URL): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { author, quoted } of mentionsIn(site, page, url)) {
    for (const person of quoted ? [author, quoted.author] : [author]) {
      names.set(person.name, (names.get(person.name) ?? new Set()).add(person.handle));
    }
  }
  return names;
}

function count(
  tally: Tally,
  mentions: readonly Mention[],
  truths: readonly Truth[],
  names: ReadonlyMap<string, ReadonlySet<string>>,
  spelled: ReadonlyMap<string, readonly string[]>,
): void {
  tally.rounds += 1;
  tally.posts += standing(truths);
  tally.wordedPosts += standing(truths.filter(({ text }) => text !== ""));
  tally.read += mentions.length;
  tally.worded += mentions.filter(({ text }) => text !== "").length;
  tally.named += mentions.filter(({ author }) => author.name !== "").length;
  const seen = new Map<string, number>();
  for (const { id, otherIds = [], author, postedAt, postedAtLabel, text } of mentions) {
    const truth = truths.find((each) => isIdOf(each, id));
    const isOthersTime = truths.some((each) => each !== truth && each.postedAtLabel === postedAtLabel);
    const owners = names.get(author.name);
    if (!truth || (seen.get(truth.id) ?? 0) >= (truth.times ?? 1)) {
      tally.wrong.push(`${id} is no post of the page, or read too often`);
    } else if (truths.some((each) => each !== truth && otherIds.some((other) => isIdOf(each, other)))) {
      tally.wrong.push(`${id} is taken for another post, one of ${otherIds.join(", ")}`);
    } else if (truth.handle.toLowerCase() !== author.handle.toLowerCase()) {
      tally.wrong.push(`${id} is given to ${author.handle}`);
    } else if (postedAt !== undefined && postedAt !== truth.postedAt) {
      tally.wrong.push(`${id} is given the time ${postedAt}`);
    } else if (postedAtLabel !== undefined && postedAtLabel !== truth.postedAtLabel && isOthersTime) {
      tally.wrong.push(`${id} is given the time of another post, ${postedAtLabel}`);
    } else if (author.name !== "" && owners && !owners.has(truth.handle)) {
      tally.wrong.push(`${id} is given the name ${author.name}`);
    } else if (text !== "" && !spelled.get(truth.id)?.some((words) => sameWords(text, words))) {
      tally.wrong.push(
        `${id} is given the text ${JSON.stringify(text)}, not ${JSON.stringify(spelled.get(truth.id))}`,
      );
    }
    seen.set(truth?.id ?? id, (seen.get(truth?.id ?? id) ?? 0) + 1);
  }
}

function standing(truths: readonly Truth[]): number {
  return truths.reduce((sum, { times = 1 }) => sum + times, 0);
}

function isIdOf(truth: Truth, id: string): boolean {
  return truth.id === id || (truth.otherIds?.includes(id) ?? false);
}

/** What a node carries: words of the post `id`, in one of the places where these stand, or the button that ends them. */
type Mark = { readonly id: string; readonly place: number; readonly isButton: boolean };

/** Where the words of each post stand: a mark, or none, for every node of `body` in order. */
function markWords(body: Element, truths: readonly Truth[]): (Mark | undefined)[] {
  const marks = new Map<Node, Mark>();
  const mark = (holder: Element, id: string, place: number): void => {
    const button = holder.querySelector('[role="button"]');
    for (const node of nodesIn(holder).filter((each) => !marks.has(each))) {
      marks.set(node, { id, place, isButton: button?.contains(node) ?? false });
    }
  };
  const found = truths.flatMap(({ id, text }) => {
    const holder = text === "" ? undefined : holderOf(body, id, text);
    if (text !== "" && !holder) {
      throw new Error(`The words of ${id} are not on the page`);
    }
    return holder ? [{ id, text, holder }] : [];
  });
  found.forEach(({ id, holder }) => mark(holder, id, 0));
  // What looks like a copy may be another post with the same words, which is marked by now.
  for (const { id, text, holder } of found) {
    copiesOf(holder, body, text).forEach((copy, index) => mark(copy, id, index + 1));
  }
  return nodesIn(body).map((node) => marks.get(node));
}

/** Other elements with the same words, as the preview of a page that the post links to. */
function copiesOf(holder: Element, body: Element, text: string): Element[] {
  const start = text.slice(0, 10);
  const copies = [...body.querySelectorAll("*")].filter(
    (element) =>
      !element.contains(holder) &&
      !holder.contains(element) &&
      element.textContent.includes(start) &&
      sameWords(text, spoken(wordNodes(element))),
  );
  return copies.filter((copy) => !copies.some((other) => other !== copy && other.contains(copy)));
}

/** The element with exactly these words that is nearest to a link to their post: the same words may stand in another. */
function holderOf(body: Element, id: string, text: string): Element | undefined {
  for (const link of body.querySelectorAll(`[href*="/${id}"], [href*="=${id}"]`)) {
    let searched: Element = link;
    for (let around = link.parentElement; around && body.contains(around); around = around.parentElement) {
      const holder = [...around.querySelectorAll("*")].find(
        (element) => !searched.contains(element) && sameWords(text, spoken(wordNodes(element))),
      );
      if (holder) {
        return holder;
      }
      searched = around;
    }
  }
  return undefined;
}

/** The words of each post where they stand now, in the order of the changed page, without and with what ends them. */
function spellings(body: Element, marks: ReadonlyMap<Node, Mark | undefined>): Map<string, string[]> {
  const places = new Map<string, { node: Node; mark: Mark }[]>();
  for (const node of nodesIn(body)) {
    const mark = marks.get(node);
    if (mark) {
      const place = `${mark.id} ${mark.place}`;
      places.set(place, [...(places.get(place) ?? []), { node, mark }]);
    }
  }
  const spelled = new Map<string, string[]>();
  for (const marked of places.values()) {
    const id = marked[0]?.mark.id ?? "";
    const words = marked.filter(({ mark }) => !mark.isButton);
    const both = [words, marked].map((each) => spoken(each.map(({ node }) => node)));
    spelled.set(id, [...(spelled.get(id) ?? []), ...both]);
  }
  return spelled;
}

/** What carries words in `element`: not the button that ends them ("See more"). */
function wordNodes(element: Element): Node[] {
  const button = element.querySelector('[role="button"]');
  return button ? nodesIn(element).filter((node) => !button.contains(node)) : nodesIn(element);
}

/** A text in paragraphs has breaks between them that are no part of the page's text. */
function sameWords(text: string, words: string): boolean {
  return text === words || (text.includes("\n") && squeezed(text) === squeezed(words));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

function nodesIn(element: Element): Node[] {
  const walker = element.ownerDocument.createTreeWalker(element, 5); // NodeFilter.SHOW_ELEMENT | SHOW_TEXT
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node);
  }
  return nodes;
}

function spoken(nodes: readonly Node[]): string {
  const parts = nodes.map((node) => {
    if (node.nodeType === 3) {
      return node.nodeValue ?? "";
    }
    const element = node as Element;
    return element.tagName === "BR" ? "\n" : (element.getAttribute("alt") ?? "");
  });
  return parts.join("").trim();
}
