/**
 * An element of ours in the page: a plain `<div>` with a closed shadow root. The page's styles do not reach in, its
 * click and key handlers do not hear what happens inside, and a click inside acts only when the guard lets it.
 */

/** Everything the three sites listen to for opening a post, following a shortcut, closing a menu or keeping the focus in a dialog. */
const KEPT_INSIDE = [
  "click",
  "auxclick",
  "dblclick",
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "touchstart",
  "touchend",
  "keydown",
  "keypress",
  "keyup",
  "focusin",
] as const;

export type Island = { readonly host: HTMLDivElement; readonly root: ShadowRoot };

/**
 * @param style inline styles of the host; they are `!important`, so that a page's `div { … }` cannot win
 * @param sheets the text of the stylesheets inside
 */
export function createIsland(
  style: Readonly<Record<string, string>>,
  sheets: readonly CSSStyleSheet[],
): Island {
  const host = document.createElement("div");
  host.style.setProperty("all", "initial", "important");
  for (const [property, value] of Object.entries(style)) host.style.setProperty(property, value, "important");
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [...sheets];
  for (const type of KEPT_INSIDE) root.addEventListener(type, (event) => event.stopPropagation());
  return { host, root };
}

/** A stylesheet that every island shares: replacing its text restyles all of them at once. */
export function createSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/**
 * Lets a click on a button inside `root` through only when `allows` says so. Registered before anything is drawn,
 * it hears the click first.
 */
export function guardClicks(
  root: ShadowRoot,
  allows: (event: MouseEvent, button: HTMLElement) => boolean,
): void {
  root.addEventListener(
    "click",
    (event) => {
      if (!(event instanceof MouseEvent)) return;
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button && allows(event, button)) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    },
    { capture: true },
  );
}
