/**
 * Only a human's click acts. A page that hosts Baton may be hostile, or hacked: it can send clicks of its own, and
 * it can lure a human's click onto a button that is hidden, covered or slipped under the pointer (docs/decisions/0006).
 * What decides is a pure function of what was measured at the click.
 */

/** A person needs this long, in ms, to see what a button says before a click on it can be meant. */
export const SETTLE_TIME = 500;

/** Below this combined opacity a button counts as hidden; the threshold KeePassXC uses for its fields. */
export const LEAST_OPACITY = 0.7;

/** Drawn smaller than this share of its laid-out size, a button counts as hidden. */
export const LEAST_SCALE = 0.7;

/** What was measured when a button was activated. Times in ms. */
export type ClickFacts = {
  /** The browser says that a human did it. */
  readonly trusted: boolean;
  /** How many clicks in a row; 0 for the keyboard and assistive technology. */
  readonly clickCount: number;
  /** The button has the keyboard's focus. */
  readonly focused: boolean;
  /** Product of the opacities of the button's place and all that contains it. */
  readonly opacity: number;
  /** Drawn size divided by laid-out size. */
  readonly scale: number;
  /** A filter, mask or blend mode lies on the way. */
  readonly veiled: boolean;
  /** The hit test at the click, or at the middle of the button, finds it. */
  readonly onTop: boolean;
  /** The browser's own word that nothing covers or fades it; undefined where it does not tell. */
  readonly seen: boolean | undefined;
  /** How long the chip has shown what it shows. */
  readonly shownFor: number;
  /** How long it has been where it is. */
  readonly stillFor: number;
};

/** Why a click of a person was refused, which they are told. */
export type ToldRefusal = "hidden" | "covered" | "too_soon" | "moved";

/** Why a click was refused. Nobody is told of clicks that no person meant. */
export type Refusal = "untrusted" | "repeated" | "unfocused" | ToldRefusal;

/** Why this click must not act, if so. */
export function refusalOf(facts: ClickFacts): Refusal | undefined {
  const { trusted, clickCount, focused, opacity, scale, veiled, onTop, seen, shownFor, stillFor } = facts;
  if (!trusted) return "untrusted";
  // The second half of a double click: what it meant to hit is no longer there.
  if (clickCount > 1) return "repeated";
  // Keyboard activation of something that the person is not at.
  if (clickCount === 0 && !focused) return "unfocused";
  if (opacity < LEAST_OPACITY || scale < LEAST_SCALE || veiled) return "hidden";
  if (!onTop || seen === false) return "covered";
  if (shownFor < SETTLE_TIME) return "too_soon";
  return stillFor < SETTLE_TIME ? "moved" : undefined;
}

export function isTold(refusal: Refusal): refusal is ToldRefusal {
  return refusal !== "untrusted" && refusal !== "repeated" && refusal !== "unfocused";
}
