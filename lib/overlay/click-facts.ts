/** Measures, at a click, what `guard.ts` decides about. */
import type { ClickFacts } from "./guard.ts";
import type { Sight } from "./sight.ts";

/** Where the button lives and what is known of it. */
export type Surroundings = {
  /** Our element in the page. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly sight: Sight;
  /** Since when (`performance.now()`) the chip shows what it shows. */
  readonly drawnAt: number;
};

/** @param event a click on a button inside `root` */
export function measureClick(event: MouseEvent, button: HTMLElement, surroundings: Surroundings): ClickFacts {
  const isPointer = event.detail > 0;
  const point = isPointer ? { x: event.clientX, y: event.clientY } : middleOf(button);
  return {
    trusted: event.isTrusted,
    clickCount: event.detail,
    focused: surroundings.root.activeElement === button,
    ...measurePlace(button, point, surroundings),
  };
}

/** The same for a keyboard command of the browser, which no page can send. */
export function measureCommand(button: HTMLElement, surroundings: Surroundings): ClickFacts {
  return {
    trusted: true,
    clickCount: 0,
    focused: true,
    ...measurePlace(button, middleOf(button), surroundings),
  };
}

function measurePlace(
  button: HTMLElement,
  point: { x: number; y: number },
  { host, root, sight, drawnAt }: Surroundings,
): Omit<ClickFacts, "trusted" | "clickCount" | "focused"> {
  const now = performance.now();
  const seenSince = sight.seenSince(host);
  const found = root.elementFromPoint(point.x, point.y);
  return {
    ...measureVeils(host),
    scale: scaleOf(button),
    onTop: document.elementFromPoint(point.x, point.y) === host && found !== null && button.contains(found),
    seen: seenSince === undefined ? undefined : seenSince !== false,
    shownFor: now - Math.max(drawnAt, typeof seenSince === "number" ? seenSince : drawnAt),
    stillFor: now - sight.stillSince(host),
  };
}

/** What the page laid over our element by style: on it, or on anything that contains it. */
function measureVeils(host: Element): Pick<ClickFacts, "opacity" | "veiled"> {
  let opacity = 1;
  let veiled = false;
  for (let element: Element | null = host; element; element = parentOf(element)) {
    const style = getComputedStyle(element);
    opacity *= Number(style.opacity);
    veiled ||= style.filter !== "none" || style.mixBlendMode !== "normal" || style.maskImage !== "none";
  }
  return { opacity, veiled };
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

/** The smaller of both directions: squeezed flat is hidden too. */
function scaleOf(button: HTMLElement): number {
  const { width, height } = button.getBoundingClientRect();
  return Math.min(width / button.offsetWidth, height / button.offsetHeight);
}

function middleOf(button: HTMLElement): { x: number; y: number } {
  const { left, top, width, height } = button.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
