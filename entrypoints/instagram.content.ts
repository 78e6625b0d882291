import { defineContentScript } from "wxt/utils/define-content-script";

import { faces } from "../components/overlay/faces.tsx";
import { runOverlay } from "../lib/overlay/run.ts";
import { siteHosts } from "../lib/sites/hosts.ts";
import { instagram } from "../lib/sites/instagram.ts";

// A content script per site: no page pays for reading the others.
export default defineContentScript({
  matches: [...siteHosts.instagram],
  runAt: "document_idle",
  // It would tell the page our id.
  noScriptStartedPostMessage: true,
  main: (ctx) => runOverlay(ctx, instagram, faces),
});
