import { createStore, toggled } from "../shared/store.ts";

/** What the person at the page has done; nothing of it leaves the page. Slugs stand for posts. */
type State = {
  readonly liked: ReadonlySet<string>;
  /** Texts whose "See more" was pressed. */
  readonly expanded: ReadonlySet<string>;
  /** Posts whose time was pointed at: only then does the page hold their address. */
  readonly pointed: ReadonlySet<string>;
  /** Comments whose answers were asked for. */
  readonly opened: ReadonlySet<string>;
  /** Slug of the comment whose "Reply" was pressed last. */
  readonly answering: string | undefined;
  /** Stories, once for each time that more comments were asked for. */
  readonly asked: Readonly<Record<string, number>>;
  readonly theme: "light" | "dark";
  /** Counts up with every `tick` and every `load` switch beat; what is drawn from it changes. */
  readonly tick: number;
  readonly pulse: number;
  /** A wrapper has come around each story after it was there. */
  readonly wrapped: boolean;
  /** The page has been in the browser for a moment: labels, comments and links are there. */
  readonly settled: boolean;
  /** How often the feed was thrown away and made anew. */
  readonly generation: number;
};

const store = createStore<State>({
  liked: new Set(),
  expanded: new Set(),
  pointed: new Set(),
  opened: new Set(),
  answering: undefined,
  asked: {},
  theme: "light",
  tick: 0,
  pulse: 0,
  wrapped: false,
  settled: false,
  generation: 0,
});

export const { read: readState, change, use: useApp } = store;

type Marks = "liked" | "expanded" | "pointed" | "opened";

/** Sets a mark that is not there, and takes away one that is. */
export function toggle(marks: Marks, name: string): void {
  change({ [marks]: toggled(readState()[marks], name) });
}

/** Sets a mark. */
export function mark(marks: Marks, name: string): void {
  if (!readState()[marks].has(name)) toggle(marks, name);
}

export function askForMore(slug: string): void {
  const { asked } = readState();
  change({ asked: { ...asked, [slug]: (asked[slug] ?? 0) + 1 } });
}
