import { createStore, toggled } from "../shared/store.ts";

/** What the person at the page has done; nothing of it leaves the page. Slugs stand for remarks and posts. */
export type State = {
  readonly liked: ReadonlySet<string>;
  readonly followed: ReadonlySet<string>;
  /** Comments whose answers were asked for. */
  readonly opened: ReadonlySet<string>;
  /** Posts of a list whose whole caption was asked for. */
  readonly expanded: ReadonlySet<string>;
  /** Entries that were pressed as a whole: a click that the page should not have heard shows here. */
  readonly pressed: ReadonlySet<string>;
  /** Which comment of a post the field below is meant to answer. */
  readonly answering: Readonly<Record<string, { readonly slug: string; readonly by: string }>>;
  /** How many comments of a post are there; more come when the person reaches the end. */
  readonly loaded: Readonly<Record<string, number>>;
  /** Counts up with every `tick` and every `load` beat; what is drawn from it changes. */
  readonly tick: number;
  readonly pulse: number;
  readonly theme: "light" | "dark";
  /** Wrappers come some time after the page. */
  readonly wrapped: boolean;
};

/** As a page begins at an address. */
export function begin(theme: State["theme"], opened: ReadonlySet<string>): void {
  store.change({ theme, opened, wrapped: false });
}

const store = createStore<State>({
  liked: new Set(),
  followed: new Set(),
  opened: new Set(),
  expanded: new Set(),
  pressed: new Set(),
  answering: {},
  loaded: {},
  tick: 0,
  pulse: 0,
  theme: "light",
  wrapped: false,
});

export const { read: readState, change, use: useApp } = store;

type Marks = "liked" | "followed" | "opened" | "expanded" | "pressed";

/** Sets a mark that is not there, and takes away one that is. */
export function toggle(marks: Marks, name: string): void {
  change({ [marks]: toggled(readState()[marks], name) });
}
