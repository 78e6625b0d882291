/** Which inboxes in beta are turned on: the browser's own permission is the switch. */
import { signal, type ReadonlySignal } from "@preact/signals";
import browser from "webextension-polyfill";

/** An inbox that Baton cannot read yet, and its pages. */
export type BetaInbox = { readonly name: string; readonly label: string; readonly hosts: readonly string[] };

export type BetaModel = {
  readonly inboxes: readonly BetaInbox[];
  /** Names of those that are on; undefined until the browser has said. */
  readonly on: ReadonlySignal<ReadonlySet<string> | undefined>;
  /** Asks the person, in the browser's own words; only from a click. Takes the permission back when `on` is false. */
  readonly turn: (name: string, on: boolean) => Promise<void>;
  readonly stop: () => void;
};

export function createBetaModel(inboxes: readonly BetaInbox[]): BetaModel {
  const on = signal<ReadonlySet<string> | undefined>(undefined);

  async function look(): Promise<void> {
    const allowed = await Promise.all(
      inboxes.map(async ({ name, hosts }) => {
        const isAllowed = await browser.permissions.contains({ origins: [...hosts] });
        return isAllowed ? [name] : [];
      }),
    );
    on.value = new Set(allowed.flat());
  }
  const changed = (): void => void look();
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  changed();

  return {
    inboxes,
    on,
    async turn(name, wanted) {
      const origins = inboxes.flatMap((each) => (each.name === name ? each.hosts : []));
      // Nothing may be waited for before this: the browser asks only in answer to a click.
      if (wanted) await browser.permissions.request({ permissions: ["scripting"], origins });
      else await browser.permissions.remove({ origins });
      await look();
    },
    stop() {
      browser.permissions.onAdded.removeListener(changed);
      browser.permissions.onRemoved.removeListener(changed);
    },
  };
}
