/** Looks at chips frame by frame, in the world of the content script, which may look into closed shadow roots. */
import type { OverlayView } from "../browser/overlay-view.ts";

/** What was seen, frame by frame. */
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

type Sampler = { look(): void; samples(): Samples };

/** @param tail chips name so many last letters of their post's path in square brackets */
function createSampler(tail: number): Sampler {
  type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { dom } = (globalThis as unknown as { readonly chrome: { readonly dom: Dom } }).chrome;
  const posts = new Set<string>();
  const chips = new Set<string>();
  const wrong: string[] = [];
  let [frames, doubled, strays, wrongUnseen] = [0, 0, 0, 0];

  const postOf = (element: Element): string =>
    element.closest("[data-sandbox-post]")?.getAttribute("data-sandbox-post")?.slice(-tail) ?? "";
  return {
    look() {
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
    },
    samples: () => ({
      frames,
      posts: posts.size,
      chips: chips.size,
      wrong,
      wrongUnseen,
      doubled,
      strays,
    }),
  };
}

/** What `scroll` and `start` leave behind for `stop`. */
type World = { batonSampler?: { stop(): Samples } };

async function scroll(tail: number, most: number, scroller: string | null): Promise<Samples> {
  const sampler = createSampler(tail);
  const box =
    (scroller === null ? document.scrollingElement : document.querySelector(scroller)) ??
    document.documentElement;
  let last = -1;
  while (sampler.samples().posts < most && box.scrollTop !== last) {
    last = box.scrollTop;
    // Not further than rows are kept beyond the window of the list: each one shall have been there.
    box.scrollBy(0, box.clientHeight * 1.5);
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise(requestAnimationFrame);
      sampler.look();
    }
  }
  return sampler.samples();
}

function start(tail: number): void {
  const sampler = createSampler(tail);
  let handle = 0;
  const look = (): void => {
    sampler.look();
    handle = requestAnimationFrame(look);
  };
  look();
  (globalThis as World).batonSampler = {
    stop() {
      cancelAnimationFrame(handle);
      return sampler.samples();
    },
  };
}

/** Functions travel as text; `createSampler` comes along. */
function expression(travelling: (...values: never[]) => unknown, ...values: readonly unknown[]): string {
  const sent = values.map((value) => JSON.stringify(value)).join(", ");
  return `(() => { ${createSampler.toString()}; return (${travelling.toString()})(${sent}); })()`;
}

/**
 * Scrolls down until `most` posts have been on the page and looks at every frame on the way.
 * @param scroller selector of the box that scrolls; the window when left out
 */
export async function scrollAndSample(
  overlay: OverlayView,
  tail: number,
  most: number,
  scroller: string | undefined,
): Promise<Samples> {
  const samples = await overlay.evaluate<Samples>(expression(scroll, tail, most, scroller ?? null));
  if (!samples) throw new Error("there is no content script in the page");
  return samples;
}

/** Looks at every frame from now on. @returns how to stop, and what was seen */
export async function sampleFrames(overlay: OverlayView, tail: number): Promise<() => Promise<Samples>> {
  await overlay.evaluate(expression(start, tail));
  return async () => {
    const samples = await overlay.evaluate<Samples>("globalThis.batonSampler.stop()");
    if (!samples) throw new Error("the content script is gone");
    return samples;
  };
}
