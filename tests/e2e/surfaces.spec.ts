/** Every page of the site that shows posts: chips stand at the posts that concern the brand, and at no other. */
import type { Page } from "@playwright/test";

import type { BatonBrowser } from "../browser/baton.ts";
import type { OverlayView } from "../browser/overlay-view.ts";
import { readTable } from "../browser/store.ts";
import { BRAND } from "../sandbox/data/brand.ts";
import type { Switches } from "../sandbox/switches.ts";
import { expect, MENTIONS, pathOf, tell, test, visit } from "./fixtures.ts";

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
function wantedOn(baton: BatonBrowser, path: string, switches: Partial<Switches>): ReadonlySet<string> {
  const expected = baton.sandbox.expected(path, switches);
  return new Set(expected.flatMap(({ path: post, concernsBrand }) => (concernsBrand ? [post] : [])));
}

/** Until every post in the page has the chip it should have, or none. @returns how many chips stand there */
async function expectRight(overlay: OverlayView, wanted: ReadonlySet<string>, what: string): Promise<number> {
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

const QUIET = { tick: 0, latency: 0 } as const;

test("chips stand at the right posts on every page of the site", async ({ baton }) => {
  test.setTimeout(120_000);
  const status = pathOf(baton, "service-outage-fennimore-2");
  const photo = `${pathOf(baton, "service-damaged-box")}/photo/1`;
  const paths = [
    "/home",
    "/search?q=orvalane&f=live",
    MENTIONS,
    "/notifications",
    "/orvalane/with_replies",
    "/i/lists/84100",
    status,
  ] as const;
  await nameAccounts(baton);
  const { page, overlay } = await visit(baton, "/home", QUIET);
  const counts: Record<string, number> = {};
  for (const path of paths) {
    await page.goto(baton.sandbox.address(path, QUIET));
    const wanted = wantedOn(baton, path, QUIET);
    counts[path] = await expectRight(overlay, wanted, path);
    await page.mouse.move(640, 450);
    await page.mouse.wheel(0, 1_200);
    counts[path] += await expectRight(overlay, wanted, `${path}, further down`);
  }
  console.log(`chips seen: ${JSON.stringify(counts)}`);
  for (const path of ["/home", MENTIONS, status]) expect(counts[path], path).toBeGreaterThan(0);

  await page.goto(baton.sandbox.address(photo, QUIET));
  await expectRight(overlay, wantedOn(baton, photo.replace("/photo/1", ""), QUIET), "photo");
  await expectSound(page);
});

test("chips stand at the right posts in other languages, from right to left and in the dark", async ({
  baton,
}) => {
  test.setTimeout(120_000);
  await nameAccounts(baton);
  const { page, overlay } = await visit(baton, MENTIONS, QUIET);
  for (const language of ["ar", "de", "ja"] as const) {
    const switches = { ...QUIET, language, theme: language === "ar" ? "dark" : "light" } as const;
    await page.goto(baton.sandbox.address(MENTIONS, switches));
    const chips = await expectRight(overlay, wantedOn(baton, MENTIONS, switches), language);
    expect(chips, language).toBeGreaterThan(0);
    await expectSound(page);
  }
});

/** Tells Baton all accounts of the brand. */
async function nameAccounts(baton: BatonBrowser): Promise<void> {
  const own = await baton.openOwn("popup");
  await expect.poll(() => readTable(own, "settings")).toHaveLength(1);
  const [row] = await readTable(own, "settings");
  const accounts = BRAND.handles.map((handle) => ({ site: "x", handle }));
  const input = { ...(row?.value as object), accounts };
  expect(await tell(own, { name: "saveSettings", input })).toEqual({ ok: true, value: {} });
  await own.close();
}

async function expectSound(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-errors", "0");
}
