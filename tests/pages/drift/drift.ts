/** Changes a page at random, many times, and watches that nothing is read wrongly. Runs wherever there is a DOM. */
import type { Mention } from "../../../lib/mention.ts";
import { siteFor } from "../../../lib/sites/registry.ts";
import type { Site } from "../../../lib/sites/site.ts";
import { MUTATIONS, type Follow, type MutationKind } from "./mutations.ts";
import { randomFrom } from "./random.ts";

/** A post as the page has it, established without the adapter. */
export type Truth = Pick<Mention, "id" | "postedAt" | "text"> & { readonly handle: string };

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
      const id = words.get(from);
      if (id !== undefined) {
        words.set(to, id);
      }
    };
    for (const each of seed % 5 === 4 ? [kind, ...random.some(KINDS, 2)] : [kind]) {
      MUTATIONS[each](body, random, follow);
    }
    const tally = (tallies[kind] ??= { ...NOTHING, wrong: [] });
    count(tally, mentionsIn(site, page, url), truths, names, (id) => wordsNow(body, words, id));
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
  words: (id: string) => string,
): void {
  tally.rounds += 1;
  tally.posts += truths.length;
  tally.wordedPosts += truths.filter(({ text }) => text !== "").length;
  tally.read += mentions.length;
  tally.worded += mentions.filter(({ text }) => text !== "").length;
  tally.named += mentions.filter(({ author }) => author.name !== "").length;
  const seen = new Set<string>();
  for (const { id, author, postedAt, text } of mentions) {
    const truth = truths.find((each) => each.id === id);
    const owners = names.get(author.name);
    if (!truth || seen.has(id)) {
      tally.wrong.push(`${id} is no post of the page, or read twice`);
    } else if (truth.handle.toLowerCase() !== author.handle.toLowerCase() || postedAt !== truth.postedAt) {
      tally.wrong.push(`${id} is given to ${author.handle} at ${postedAt}`);
    } else if (author.name !== "" && owners && !owners.has(truth.handle)) {
      tally.wrong.push(`${id} is given the name ${author.name}`);
    } else if (text !== "" && text !== words(id)) {
      tally.wrong.push(`${id} is given the text ${JSON.stringify(text)}, not ${JSON.stringify(words(id))}`);
    }
    seen.add(id);
  }
}

/** Where the words of each post stand: for every node of `body`, in order, the id of the post whose words it carries. */
function markWords(body: Element, truths: readonly Truth[]): (string | undefined)[] {
  const nodes = nodesIn(body);
  const places = new Map(nodes.map((node, place) => [node, place]));
  const marks: (string | undefined)[] = Array.from(nodes, () => undefined);
  for (const { id, text } of truths) {
    const holder = text === "" ? undefined : holderOf(body, id, text);
    if (text !== "" && !holder) {
      throw new Error(`The words of ${id} are not on the page`);
    }
    for (const node of holder ? nodesIn(holder) : []) {
      marks[places.get(node) ?? -1] = id;
    }
  }
  return marks;
}

/** The element with exactly these words that is nearest to a link to their post: the same words may stand in another. */
function holderOf(body: Element, id: string, text: string): Element | undefined {
  for (const link of body.querySelectorAll(`[href*="/${id}"]`)) {
    let searched: Element = link;
    for (let around = link.parentElement; around && body.contains(around); around = around.parentElement) {
      const holder = [...around.querySelectorAll("*")].find(
        (element) => !searched.contains(element) && spoken(nodesIn(element)) === text,
      );
      if (holder) {
        return holder;
      }
      searched = around;
    }
  }
  return undefined;
}

/** The words of a post where they stand now: in the order of the changed page. */
function wordsNow(body: Element, marks: ReadonlyMap<Node, string | undefined>, id: string): string {
  return spoken(nodesIn(body).filter((node) => marks.get(node) === id));
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
