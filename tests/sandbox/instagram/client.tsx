/** @jsxImportSource react */
import { beat, startPage } from "../shared/client.tsx";
import { App } from "./App.tsx";
import { openedAt } from "./gram.ts";
import { router } from "./router.ts";
import { begin, change, readState } from "./state.ts";
import { useSalt } from "./style.ts";

/** Wrappers come so long after the page, in milliseconds. */
const WRAPPED_AFTER = 700;

startPage({
  App,
  root: "#mount_0_0_aa",
  prepare(config) {
    useSalt(document.documentElement.dataset["btmanifest"] ?? "");
    begin(config.switches.theme, openedAt(config.address));
    router.start(config.address);
  },
  started({ switches: { tick, load, wrappers } }) {
    router.followHistory();
    if (tick > 0) setInterval(() => change({ tick: readState().tick + 1 }), tick);
    if (load > 0) beat(load, "section", () => change({ pulse: readState().pulse + 1 }));
    if (wrappers > 0) setTimeout(() => change({ wrapped: true }), WRAPPED_AFTER);
  },
});
