/** What the overlay has drawn for it. The machinery decides what is shown; components decide how it looks. */
import type { Annotation } from "../annotation.ts";
import type { Theme } from "../sites/site.ts";
import type { ChipAction } from "./actions.ts";
import type { Health } from "./health.ts";
import type { Trouble } from "./mention-book.ts";
import type { Stage } from "./stage.ts";

export type ChipProps = {
  readonly annotation: Annotation;
  readonly stage: Stage;
  /** The answer to the last click is on its way. */
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  /** The history card of this mention is open. */
  readonly cardIsOpen: boolean;
  /** Unix ms. */
  readonly now: number;
  readonly act: (action: ChipAction) => void;
  /** The time to undo ran out. */
  readonly expired: () => void;
};

export type NavigatorShown = {
  /** Service requests found on this page so far. */
  readonly count: number;
  /** Which of them the person went to last, from 1; 0 before the first. */
  readonly position: number;
  readonly health: Health;
  readonly collapsed: boolean;
};

export type NavigatorProps = NavigatorShown & {
  readonly next: () => void;
  readonly previous: () => void;
  readonly collapse: (collapsed: boolean) => void;
};

/** Draws into a shadow root or an element of one; `undefined` takes the drawing out again. */
export type Faces = {
  chip(into: ShadowRoot, props: ChipProps | undefined): void;
  navigator(into: Element, props: NavigatorProps | undefined): void;
  /** Stylesheets, as text. */
  readonly styles: {
    readonly chip: string;
    /** Navigator and the frame of the history card. */
    readonly page: string;
    readonly themes: Readonly<Record<Theme, string>>;
  };
  /** Title of the history card's frame. */
  readonly cardTitle: () => string;
};
