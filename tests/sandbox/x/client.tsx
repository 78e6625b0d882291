/** @jsxImportSource react */
import { beat, startPage } from "../shared/client.tsx";
import { App } from "./App.tsx";
import { router } from "./router.ts";
import { listenForShortcuts } from "./shortcuts.ts";
import { change, readState } from "./state.ts";

startPage({
  App,
  root: "#react-root",
  prepare(config) {
    change({ theme: config.switches.theme });
    router.start(config.address);
  },
  started({ switches: { tick, load } }) {
    router.followHistory();
    listenForShortcuts();
    if (tick > 0) setInterval(() => change({ tick: readState().tick + 1 }), tick);
    if (load > 0) beat(load, "article [role=group]", () => change({ pulse: readState().pulse + 1 }));
  },
});
