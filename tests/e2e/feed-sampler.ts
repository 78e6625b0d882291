// oxlint-disable unicorn/consistent-function-scoping -- what travels to the page must be whole in itself
/** What was seen while scrolling, frame by frame. */
export type Samples = {
  /** Frames looked at. */
  readonly frames: number;
  /** Different posts that were on the page. */
  readonly posts: number;
  /** Different posts that had a chip. */
  readonly chips: number;
  /** Chips in the window that spoke of another post than the one they stood at, with both posts. */
  readonly wrong: readonly string[];
  /** The same outside the window, where rows wait to be scrolled in; counted once a frame. */
  readonly wrongUnseen: number;
  /** Posts with two chips at once. */
  readonly doubled: number;
  /** Elements of ours in no post, beside the one of the page. */
  readonly strays: number;
};

/**
 * Scrolls down until `most` posts have been on the page and looks at every frame on the way. Runs in the world of the
 * content script, which may look into closed shadow roots, and must be whole in itself. Chips must name the last `tail`
 * letters of their post's path in square brackets.
 */
export async function scrollAndSample(most: number, tail: number): Promise<Samples> {
  type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { dom } = (globalThis as unknown as { readonly chrome: { readonly dom: Dom } }).chrome;
  const posts = new Set<string>();
  const chips = new Set<string>();
  const wrong: string[] = [];
  let [frames, doubled, strays, wrongUnseen] = [0, 0, 0, 0];

  const postOf = (element: Element): string =>
    element.closest("[data-sandbox-post]")?.getAttribute("data-sandbox-post")?.slice(-tail) ?? "";
  const look = (): void => {
    frames += 1;
    const taken = new Set<Element>();
    for (const post of document.querySelectorAll("[data-sandbox-post]")) posts.add(postOf(post));
    for (const host of document.querySelectorAll("div[style]:not([class])")) {
      const root = dom.openOrClosedShadowRoot(host);
      if (!root) continue;
      const item = host.closest("[data-sandbox-post]");
      if (!item) {
        if (host.parentElement !== document.documentElement) strays += 1;
        continue;
      }
      if (taken.has(item)) doubled += 1;
      taken.add(item);
      const said = /\[(?<post>[^\]]+)\]/u.exec(root.textContent)?.groups?.["post"];
      if (said === undefined) continue;
      chips.add(said);
      if (said === postOf(item)) continue;
      const { top, bottom } = host.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) wrong.push(`${said} at ${postOf(item)}`);
      else wrongUnseen += 1;
    }
  };
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

  let last = -1;
  while (posts.size < most && scrollY !== last) {
    last = scrollY;
    scrollBy(0, 1_400);
    for (let turn = 0; turn < 2; turn += 1) {
      await frame();
      look();
    }
  }
  return { frames, posts: posts.size, chips: chips.size, wrong, wrongUnseen, doubled, strays };
}
