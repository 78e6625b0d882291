import { useSyncExternalStore } from "react";

import { isModal, routeOf, type Route } from "./routes.ts";

/** Where the page is. Photo viewers and settings open over the page before them, which stays mounted. */
export type Location = {
  readonly key: string;
  /** The page itself. */
  readonly address: string;
  readonly route: Route;
  /** What lies over it. */
  readonly modal?: Route;
};

const scrollPositions = new Map<string, number>();
const listeners = new Set<() => void>();
let count = 0;
let location: Location | undefined;

function enter(address: string, key: string, under?: Location): Location {
  const route = routeOf(address);
  if (!isModal(route)) return { key, address, route };
  if (under !== undefined) return { ...under, modal: route };
  // Opened directly: a photo lies over its post, the settings over the home page.
  const page: Route =
    route.page === "photo" ? { page: "status", handle: route.handle, id: route.id } : { page: "home" };
  return { key, address, route: page, modal: route };
}

export function startRouter(address: string): void {
  location = enter(address, "first");
}

export function currentLocation(): Location {
  location ??= enter("/home", "first");
  return location;
}

function show(next: Location): void {
  location = next;
  for (const listener of listeners) listener();
}

/** Goes to an address of the site, as a click on its link does. */
export function navigate(address: string): void {
  const before = currentLocation();
  scrollPositions.set(before.key, window.scrollY);
  count += 1;
  const next = enter(address, `page-${count}`, before);
  window.history.pushState({ key: next.key, under: before.address }, "", address);
  show(next);
  if (next.modal === undefined) window.scrollTo(0, 0);
}

/** Follows the browser's own back and forward buttons. */
export function followHistory(): void {
  // The page puts the window back itself, when the rows are there.
  window.history.scrollRestoration = "manual";
  window.history.replaceState({ key: "first" }, "", window.location.href);
  window.addEventListener("popstate", (event) => {
    const before = currentLocation();
    const saved: unknown = event.state;
    const key =
      typeof saved === "object" && saved !== null && "key" in saved
        ? String(saved.key)
        : `page-${(count += 1)}`;
    const address = window.location.pathname + window.location.search;
    const closesModal = before.modal !== undefined && before.key === key;
    if (!closesModal) scrollPositions.set(before.key, window.scrollY);
    show(closesModal ? { key, address: before.address, route: before.route } : enter(address, key, before));
  });
}

/** How far the page was scrolled when it was left. */
export function savedScroll(key: string): number {
  return scrollPositions.get(key) ?? 0;
}

export function useLocation(): Location {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    currentLocation,
    currentLocation,
  );
}
