import { render } from "preact";
import browser from "webextension-polyfill";
import { defineContentScript } from "wxt/utils/define-content-script";

import { Chip } from "../../components/overlay/Chip.tsx";
import chipStyle from "../../components/overlay/chip.css?inline";
import { Navigator } from "../../components/overlay/Navigator.tsx";
import pageStyle from "../../components/overlay/page.css?inline";
import colours from "../../components/shared/colours.css?inline";
import { isNotice } from "../../lib/messages/notices.ts";
import { send } from "../../lib/messages/send.ts";
import type { Faces } from "../../lib/overlay/faces.ts";
import { startOverlay, type Overlay } from "../../lib/overlay/overlay.ts";
import { hostPermissions } from "../../lib/sites/hosts.ts";
import { siteFor } from "../../lib/sites/registry.ts";
import { words } from "../../lib/words/words.ts";

/** How often, in ms, to look whether the extension was updated or removed under the page: browsers do not tell. */
const ALIVE_INTERVAL = 1_000;

const faces: Faces = {
  chip: (into, props) => render(props ? <Chip {...props} /> : null, into),
  navigator: (into, props) => render(props ? <Navigator {...props} /> : null, into),
  styles: {
    chip: colours + chipStyle,
    page: colours + pageStyle,
    themes: { light: ".baton, .card { color-scheme: light }", dark: ".baton, .card { color-scheme: dark }" },
  },
  cardTitle: () => words("overlayCardTitle"),
};

export default defineContentScript({
  matches: [...hostPermissions],
  runAt: "document_idle",
  // It would tell the page our id.
  noScriptStartedPostMessage: true,

  main(ctx) {
    const site = siteFor(new URL(location.href));
    if (!site) return;
    let overlay: Overlay | undefined;

    async function follow(name: string): Promise<void> {
      const settings = await send("pageSettings", { site: name });
      if (!settings.ok || ctx.isInvalid || !site) return;
      const { enabled, accounts } = settings.value;
      if (!enabled) {
        overlay?.stop();
        overlay = undefined;
        return;
      }
      if (overlay) overlay.configure(accounts);
      else overlay = startOverlay(site, faces, accounts);
    }

    function hear(message: unknown): undefined {
      if (!isNotice(message)) return;
      if (message.notice === "settingsChanged") void follow(name);
      overlay?.hear(message);
    }

    const { name } = site;
    browser.runtime.onMessage.addListener(hear);
    ctx.setInterval(() => undefined, ALIVE_INTERVAL);
    ctx.onInvalidated(() => overlay?.stop());
    void follow(name);
  },
});
