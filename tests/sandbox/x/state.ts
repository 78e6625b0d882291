import type { Post } from "../data/types.ts";
import { createStore, toggled } from "../shared/store.ts";

/** What the person at the page has done; nothing of it leaves the page. Slugs stand for posts. */
type State = {
  readonly liked: ReadonlySet<string>;
  readonly bookmarked: ReadonlySet<string>;
  readonly reposted: ReadonlySet<string>;
  readonly followed: ReadonlySet<string>;
  /** Posts whose translation was turned off. */
  readonly untranslated: ReadonlySet<string>;
  /** Posts whose whole text was asked for. */
  readonly expanded: ReadonlySet<string>;
  readonly written: readonly Post[];
  /** Slug of the post that is being answered in the dialog for writing. */
  readonly answering: string | undefined;
  /** Counts up with every `tick` and every `load` switch beat; what is drawn from it changes. */
  readonly tick: number;
  readonly pulse: number;
  readonly unread: number;
  readonly theme: "light" | "dark";
  /** How often the feed was replaced by the "new posts" button. */
  readonly generation: number;
};

const store = createStore<State>({
  liked: new Set(),
  bookmarked: new Set(),
  reposted: new Set(),
  followed: new Set(),
  untranslated: new Set(),
  expanded: new Set(),
  written: [],
  answering: undefined,
  tick: 0,
  pulse: 0,
  unread: 3,
  theme: "light",
  generation: 0,
});

export const { read: readState, change, use: useApp } = store;

type Marks = "liked" | "bookmarked" | "reposted" | "followed" | "untranslated" | "expanded";

/** Sets a mark that is not there, and takes away one that is. */
export function toggle(marks: Marks, name: string): void {
  change({ [marks]: toggled(readState()[marks], name) });
}
