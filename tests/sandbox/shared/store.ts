import { useSyncExternalStore } from "react";

/** What the person at a page has done; nothing of it leaves the page. */
export type Store<State> = {
  read(): State;
  change(part: Partial<State>): void;
  /** One part of the state; the component is drawn again when that part changes. */
  use<Part>(select: (state: State) => Part): Part;
};

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    read: () => state,
    change(part) {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
    use(select) {
      const read = (): ReturnType<typeof select> => select(state);
      return useSyncExternalStore(subscribe, read, read);
    },
  };
}

/** `marks` with a name that was not there, or without one that was. */
export function toggled(marks: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(marks);
  if (!next.delete(name)) next.add(name);
  return next;
}
