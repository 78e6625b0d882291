import { defineContentScript } from "wxt/utils/define-content-script";

import { faces } from "../components/overlay/faces.tsx";
import { runOverlay } from "../lib/overlay/run.ts";
import { facebook } from "../lib/sites/facebook.ts";
import { siteHosts } from "../lib/sites/hosts.ts";

// A content script per site: no page pays for reading the others.
export default defineContentScript({
  matches: [...siteHosts.facebook],
  runAt: "document_idle",
  // It would tell the page our id.
  noScriptStartedPostMessage: true,
  main: (ctx) => runOverlay(ctx, facebook, faces),
});
