import { useSyncExternalStore } from "react";

/** Where the page is. Photo viewers and dialogs open over the page before them, which stays mounted. */
export type Location<Route> = {
  readonly key: string;
  /** The page itself. */
  readonly address: string;
  readonly route: Route;
  /** What lies over it. */
  readonly modal?: Route;
};

/** The addresses of one site. */
export type Addresses<Route> = {
  /** Reads a path with its query. Never throws. */
  routeOf(address: string): Route;
  /** Whether the address opens over the page before it. */
  isModal(route: Route): boolean;
  /** What lies under a modal that was opened directly. */
  under(modal: Route): Route;
  readonly home: string;
};

export type Router<Route> = {
  start(address: string): void;
  current(): Location<Route>;
  /** Goes to an address of the site, as a click on its link does. */
  navigate(address: string): void;
  /** Follows the browser's own back and forward buttons. */
  followHistory(): void;
  /** How far the page was scrolled when it was left. */
  savedScroll(key: string): number;
  useLocation(): Location<Route>;
};

export function createRouter<Route>({ routeOf, isModal, under, home }: Addresses<Route>): Router<Route> {
  const scrollPositions = new Map<string, number>();
  const listeners = new Set<() => void>();
  let count = 0;
  let location: Location<Route> = enter(home, "first");

  function enter(address: string, key: string, before?: Location<Route>): Location<Route> {
    const route = routeOf(address);
    if (!isModal(route)) return { key, address, route };
    return before === undefined
      ? { key, address, route: under(route), modal: route }
      : { ...before, modal: route };
  }

  function show(next: Location<Route>): void {
    location = next;
    for (const listener of listeners) listener();
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  function move({ state }: PopStateEvent): void {
    const before = location;
    const saved: unknown = state;
    const key =
      typeof saved === "object" && saved !== null && "key" in saved
        ? String(saved.key)
        : `page-${(count += 1)}`;
    const address = window.location.pathname + window.location.search;
    const closesModal = before.modal !== undefined && before.key === key;
    if (!closesModal) scrollPositions.set(before.key, window.scrollY);
    show(closesModal ? { key, address: before.address, route: before.route } : enter(address, key, before));
  }

  const current = (): Location<Route> => location;
  return {
    start(address) {
      location = enter(address, "first");
    },
    current,
    navigate(address) {
      const before = location;
      scrollPositions.set(before.key, window.scrollY);
      count += 1;
      const next = enter(address, `page-${count}`, before);
      window.history.pushState({ key: next.key, under: before.address }, "", address);
      show(next);
      if (next.modal === undefined) window.scrollTo(0, 0);
    },
    followHistory() {
      // The page puts the window back itself, when the rows are there.
      window.history.scrollRestoration = "manual";
      window.history.replaceState({ key: "first" }, "", window.location.href);
      window.addEventListener("popstate", move);
    },
    savedScroll: (key) => scrollPositions.get(key) ?? 0,
    useLocation: () => useSyncExternalStore(subscribe, current, current),
  };
}
