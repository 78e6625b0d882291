/**
 * Everything Baton knows about one social network. A site only reads: DOM in, values out. It never changes the
 * page, sends, stores or draws. Runs in the content script, so it imports types only (no zod).
 */
import type { Composers } from "./composer.ts";
import type { Author, Mention, Surface } from "../mention.ts";

/** Which of the independent layers of truth answered for a field (docs/sites.md). */
export type Layer = "hook" | "semantic" | "address";

type Field = keyof Mention | keyof Author;

/** Every field of a mention that was read, with the layer that answered. Absent fields were not on the page. */
export type Layers = Readonly<Partial<Record<Field, Layer>>>;

/**
 * Why an item of the page is not a mention. `unreadable` is the health signal: an organic post that could not be read.
 * `unaddressed` is one whose address the page does not hold yet: Facebook writes it when somebody points at the time.
 */
export type SkipReason = "promoted" | "placeholder" | "embedded" | "unaddressed" | "unreadable";

/** A private message in which the person has marked nothing: it is not read, and not counted. */
export type Unmarked = { readonly skipped: "unmarked" };

export type Reading =
  | { readonly mention: Mention; readonly layers: Layers }
  | { readonly skipped: SkipReason }
  | Unmarked;

export type Theme = "light" | "dark";

export type Site = {
  /** As in `Mention.site`; lower-case letters. */
  readonly name: string;
  /** How people call it: "X", "Facebook". */
  readonly label: string;
  /** Whether this site is served at `url`. */
  matches(url: URL): boolean;
  /** What `url` shows. Called again after each navigation within the site. */
  surface(url: URL): Surface;
  /** The handle that a profile or status page belongs to, or the words that a search page searched for. */
  subject(url: URL): string | undefined;
  /** The handle that the page is logged in with, where it shows one. */
  viewer(document: Document): string | undefined;
  /**
   * Whether the page's own scripts have taken over what `items` finds, so that an element of ours does no harm
   * (an element added before hydration makes React throw the server's markup away).
   */
  ready(document: Document): boolean;
  /**
   * The outermost element of each item now in `root`: one per post, never the quoted or embedded post inside it. `root`
   * itself counts. Comments that stand inside their post are items of their own, inside that post's item.
   */
  items(root: ParentNode): Element[];
  /**
   * The key (`Mention.key`) of the post now shown in `item`, cheaply, for noticing recycled elements;
   * `undefined` when it has none (an advertisement, a placeholder).
   */
  identify(item: Element, url: URL): string | undefined;
  /** Reads one item. Never throws on any markup: a field it cannot be certain of is withheld, or the item is `unreadable`. */
  read(item: Element, url: URL): Reading;
  /** The element of `item` that the chip becomes the last child of. */
  anchor(item: Element): Element | undefined;
  theme(document: Document): Theme;
  /**
   * Parts that (nearly) every post of this site shows, with the share of posts that must at least have them for a
   * page to count as well read; nine tenths of what the saved pages gave (docs/sites.md).
   */
  readonly floors: Readonly<Partial<Record<Field, number>>>;
  /** CSS for our elements outside the feed, where they would lie over something of this site. */
  readonly pageStyle?: string;
  /** Where people write on the site; absent where Baton does not help with that. */
  readonly composers?: Composers;
};
