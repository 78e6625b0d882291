/** The pill that shows the way through the service requests of a page, and how well the page is read. */
import { words } from "../words/words.ts";
import type { Faces, NavigatorShown } from "./faces.ts";
import type { Health } from "./health.ts";
import type { PageNavigator } from "./page-navigator.ts";
import type { PageRoot } from "./page-root.ts";
import { whenChanged } from "./when-changed.ts";

export type NavigatorView = {
  /** Cheap when nothing changed. */
  draw(): void;
  /** To the next or previous service request; says where we are. */
  go(step: 1 | -1): void;
  remove(): void;
};

export function createNavigatorView(
  faces: Pick<Faces, "navigator">,
  root: Pick<PageRoot, "navigator" | "announce">,
  navigator: PageNavigator,
  health: () => Health,
): NavigatorView {
  let collapsed = false;

  const show = whenChanged((shown: NavigatorShown) => {
    faces.navigator(root.navigator, {
      ...shown,
      next: () => go(1),
      previous: () => go(-1),
      collapse(now) {
        collapsed = now;
        draw();
      },
    });
  });

  function draw(): void {
    const [count, position] = [navigator.count(), navigator.position()];
    show({ count, position, health: health(), collapsed });
  }

  function go(step: 1 | -1): void {
    navigator.go(step);
    draw();
    if (navigator.count() === 0) root.announce(words("overlayNothingFound"));
    else root.announce(words("overlayPosition", navigator.position(), navigator.count()));
  }

  return { draw, go, remove: () => faces.navigator(root.navigator, undefined) };
}
