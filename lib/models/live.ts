/** Signals that follow the store, in whichever context it is written. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { liveQuery, type Subscription } from "dexie";

/** What a page knows of something it reads from the store. */
export type Live<Value> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: Value }
  /** The store cannot be read: private mode, a full disk, a newer version. */
  | { readonly state: "failed"; readonly reason: string };

export type Following<Value> = {
  readonly live: ReadonlySignal<Live<Value>>;
  /** Starts over after a failure. */
  readonly again: () => void;
  readonly stop: () => void;
};

/** Runs `query` now and whenever what it read was changed, until `stop` is called. */
export function follow<Value>(query: () => Promise<Value>): Following<Value> {
  const live = signal<Live<Value>>({ state: "loading" });
  let subscription = subscribe();

  function subscribe(): Subscription {
    // Of a function that is not async itself Dexie loses sight while those that it calls wait for each other, and then it
    // does not follow what they read later.
    return liveQuery(async () => query()).subscribe({
      next: (value) => {
        live.value = { state: "ready", value };
      },
      error: (error: unknown) => {
        live.value = { state: "failed", reason: error instanceof Error ? error.message : String(error) };
      },
    });
  }

  return {
    live,
    again() {
      subscription.unsubscribe();
      live.value = { state: "loading" };
      subscription = subscribe();
    },
    stop: () => subscription.unsubscribe(),
  };
}

/** The value once it is there. */
export function ready<Value>(live: Live<Value>): Value | undefined {
  return live.state === "ready" ? live.value : undefined;
}
