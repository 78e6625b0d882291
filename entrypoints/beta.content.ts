import { defineContentScript } from "wxt/utils/define-content-script";

import { send } from "../lib/messages/send.ts";
import { runDiagnosis } from "../lib/overlay/diagnose.ts";
import { betaSites } from "../lib/sites/hosts.ts";

// In no page until the person allows it: the background registers it then.
export default defineContentScript({
  registration: "runtime",
  noScriptStartedPostMessage: true,
  main(ctx) {
    const site = betaSites.find(({ hosts }) => hosts.some((host) => host === `${location.origin}/*`));
    if (site) runDiagnosis(ctx, site.name, (note) => void send("noteHealth", note));
  },
});
