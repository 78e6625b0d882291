/** Which posts of a page have chips, and which must have. */
import type { BatonBrowser } from "../browser/baton.ts";
import type { OverlayView } from "../browser/overlay-view.ts";
import type { Switches } from "../sandbox/switches.ts";
import { expect } from "./fixtures.ts";

/** A post that is in the page, and how many chips stand in it. */
type PostSeen = { readonly post: string; readonly chips: number };

/** Runs in the content script's world; must be whole in itself. A chip at no post counts at the post "". */
function posts(): PostSeen[] {
  type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { dom } = (globalThis as unknown as { chrome: { dom: Dom } }).chrome;
  const seen = new Map([...document.querySelectorAll("[data-sandbox-post]")].map((item) => [item, 0]));
  const strays = [...document.querySelectorAll("div")].filter((each) => {
    if (!dom.openOrClosedShadowRoot(each)?.querySelector(".chip")) return false;
    const item = each.closest("[data-sandbox-post]");
    if (item) seen.set(item, (seen.get(item) ?? 0) + 1);
    return item === null;
  });
  const atPosts = [...seen].map(([item, chips]) => ({
    post: item.getAttribute("data-sandbox-post") ?? "",
    chips,
  }));
  return strays.length === 0 ? atPosts : [...atPosts, { post: "", chips: strays.length }];
}

async function see(overlay: OverlayView): Promise<readonly PostSeen[]> {
  return (await overlay.evaluate<PostSeen[]>(`(${posts.toString()})()`)) ?? [];
}

/** Paths of the posts on `path` that must have a chip. */
export function wantedOn(
  baton: BatonBrowser,
  path: string,
  switches: Partial<Switches>,
): ReadonlySet<string> {
  const expected = baton.sandbox.expected(path, switches);
  return new Set(expected.flatMap(({ path: post, concernsBrand }) => (concernsBrand ? [post] : [])));
}

/** Until every post in the page has the chip it should have, or none. @returns how many chips stand there */
export async function expectRight(
  overlay: OverlayView,
  wanted: ReadonlySet<string>,
  what: string,
): Promise<number> {
  let seen: readonly PostSeen[] = [];
  const wrong = async (): Promise<readonly string[]> => {
    seen = await see(overlay);
    if (seen.length === 0) return ["no posts yet"];
    return seen.flatMap(({ post, chips }) => {
      const right = wanted.has(post) ? 1 : 0;
      return chips === right ? [] : [`${post} has ${chips} chips instead of ${right}`];
    });
  };
  await expect.poll(wrong, { message: what, timeout: 15_000 }).toEqual([]);
  return seen.reduce((sum, { chips }) => sum + chips, 0);
}
