// oxlint-disable unicorn/consistent-function-scoping -- what travels to the page must be whole in itself
/** What was seen while scrolling, frame by frame. */
export type Samples = {
  /** Frames looked at. */
  readonly frames: number;
  /** Different posts that were on the page. */
  readonly posts: number;
  /** Different posts that had a chip. */
  readonly chips: number;
  /** Chips in the window that spoke of another post than the one they stood at, with both keys. */
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
 * content script, which may look into closed shadow roots, and must be whole in itself. Chips must name the key of
 * their post.
 */
export async function scrollAndSample(most: number): Promise<Samples> {
  type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { dom } = (globalThis as unknown as { readonly chrome: { readonly dom: Dom } }).chrome;
  const posts = new Set<string>();
  const chips = new Set<string>();
  const wrong: string[] = [];
  let [frames, doubled, strays, wrongUnseen] = [0, 0, 0, 0];

  const keyOf = (article: Element): string => {
    const link = article.querySelector("a[href*='/status/']:has(time)")?.getAttribute("href");
    return `x:${link?.split("/").at(-1) ?? ""}`;
  };
  const look = (): void => {
    frames += 1;
    const taken = new Set<Element>();
    for (const article of document.querySelectorAll("article")) posts.add(keyOf(article));
    for (const host of document.querySelectorAll("div[style]:not([class])")) {
      const root = dom.openOrClosedShadowRoot(host);
      if (!root) continue;
      const article = host.closest("article");
      if (!article) {
        if (host.parentElement !== document.documentElement) strays += 1;
        continue;
      }
      if (taken.has(article)) doubled += 1;
      taken.add(article);
      const said = /x:\d+/u.exec(root.textContent)?.[0];
      if (said === undefined) continue;
      chips.add(said);
      if (said === keyOf(article)) continue;
      const { top, bottom } = host.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) wrong.push(`${said} at ${keyOf(article)}`);
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
