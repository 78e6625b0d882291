/** @jsxImportSource react */
import { useEffect, useState, type MouseEvent, type ReactElement } from "react";

import { environment } from "../shared/environment.ts";
import { ErrorCounter } from "../shared/ErrorCounter.tsx";
import { testId } from "./hooks.ts";
import { ComposeDialog } from "./pages/Compose.tsx";
import { DisplaySettings, PhotoViewer } from "./pages/Modal.tsx";
import { Page } from "./pages/Page.tsx";
import { navigate, useLocation } from "./router.ts";
import { Navigation } from "./shell/Navigation.tsx";
import { Sidebar } from "./shell/Sidebar.tsx";
import { change, readState, useApp } from "./state.ts";
import { strings } from "./strings/strings.ts";
import { box, colour, run, text } from "./style.ts";
import { titleOf } from "./title.ts";

/** Links of the site do not load a page anew. */
function followLink(event: MouseEvent): void {
  const { target } = event;
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  if (!(target instanceof Element)) return;
  const href = target.closest("a[href^='/']")?.getAttribute("href");
  if (href === null || href === undefined) return;
  if (href === "/compose/post") change({ answering: undefined });
  event.preventDefault();
  navigate(href);
}

function broken(): ReactElement {
  return (
    <div role="alert" className={box("pad16", "middle")}>
      <div className={text()} style={colour("ink")}>
        {strings().wrong}
      </div>
    </div>
  );
}

export function App(): ReactElement {
  const theme = useApp((state) => state.theme);
  const location = useLocation();
  const { route, modal } = location;
  const [layers, setLayers] = useState<HTMLElement | null>(null);

  useEffect(() => {
    // The title flashes the bare name of the site until the new page is there; a modal leaves it alone.
    document.title = "X";
    const timer = setTimeout(() => {
      if (route.page === "notifications") change({ unread: 0 });
      document.title = titleOf(route, readState().unread);
    }, environment().switches.latency);
    return () => clearTimeout(timer);
  }, [route]);

  return (
    <ErrorCounter broken={broken}>
      <div
        key={theme}
        className={box("grow")}
        onClick={followLink}
        data-at-shortcutkeys='{"j":"next","k":"previous","l":"like","b":"bookmark"}'
      >
        <div className={box("row", "grow")}>
          <a href="/home" className={box("hidden")}>
            <div dir="ltr" className={text()}>
              <span className={run()}>{strings().skipToHome}</span>
            </div>
          </a>
          <div id="layers" ref={setLayers} className={box()} style={{ zIndex: 1 }} />
          <Navigation path={location.address} />
          <main role="main" className={box("main")}>
            <div className={box("columns")}>
              <div {...testId("primaryColumn")} className={box("primary", "grow", "linesBeside")}>
                <div aria-label={strings().homeTimeline} tabIndex={-1} className={box()}>
                  <ErrorCounter broken={broken}>
                    <Page route={route} key={location.key} />
                  </ErrorCounter>
                </div>
              </div>
              <Sidebar />
            </div>
          </main>
        </div>
        {modal?.page === "photo" && layers !== null ? <PhotoViewer route={modal} layers={layers} /> : null}
        {modal?.page === "compose" && layers !== null ? <ComposeDialog layers={layers} /> : null}
        {modal?.page === "display" && layers !== null ? <DisplaySettings layers={layers} /> : null}
      </div>
    </ErrorCounter>
  );
}
