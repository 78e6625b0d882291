/** Whether marked text can be logged from the browser's menu: the browser's own permission is the switch. */
import { signal, type ReadonlySignal } from "@preact/signals";
import browser, { type Permissions } from "webextension-polyfill";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types are Firefox's, where it cannot be asked for; in Chromium it can
const asked = { permissions: ["contextMenus"] } as unknown as Permissions.AnyPermissions &
  Permissions.Permissions;

export type SelectionMenuModel = {
  /** Undefined until the browser has said. */
  readonly isOn: ReadonlySignal<boolean | undefined>;
  /** Asks the person, in the browser's own words; only from a click. */
  readonly turn: (on: boolean) => Promise<void>;
};

export function createSelectionMenuModel(): SelectionMenuModel {
  const isOn = signal<boolean | undefined>(undefined);
  async function look(): Promise<void> {
    isOn.value = await browser.permissions.contains(asked);
  }
  void look();
  return {
    isOn,
    async turn(wanted) {
      if (wanted) await browser.permissions.request(asked);
      else await browser.permissions.remove(asked);
      await look();
    },
  };
}
