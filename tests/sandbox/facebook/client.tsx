/** @jsxImportSource react */
import { beat, startPage } from "../shared/client.tsx";
import { App } from "./App.tsx";
import { router } from "./router.ts";
import { change, readState } from "./state.ts";
import { useSalt } from "./style.ts";

startPage({
  App,
  root: "#mount",
  prepare(config) {
    useSalt(document.documentElement.dataset["btmanifest"] ?? "");
    change({ theme: config.switches.theme });
    router.start(config.address);
  },
  started({ switches: { tick, load, late, pill } }) {
    router.followHistory();
    if (late > 0) setTimeout(() => change({ wrapped: true }), late);
    if (pill > 0) setInterval(() => change({ generation: readState().generation + 1 }), pill);
    if (tick > 0) setInterval(() => change({ tick: readState().tick + 1 }), tick);
    if (load > 0) beat(load, "[data-virtualized=false]", () => change({ pulse: readState().pulse + 1 }));
  },
});
