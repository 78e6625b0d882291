/** @jsxImportSource react */
import { useEffect, type MouseEvent, type ReactElement } from "react";

import { environment } from "../shared/environment.ts";
import { ErrorCounter } from "../shared/ErrorCounter.tsx";
import { Overlay } from "./pages/Overlays.tsx";
import { Page } from "./pages/Page.tsx";
import { navigate, useLocation } from "./router.ts";
import type { Route } from "./routes.ts";
import { Banner, Navigation } from "./shell/Banner.tsx";
import { change, useApp } from "./state.ts";
import { openLabels } from "./story/Label.tsx";
import { strings } from "./strings/strings.ts";
import { box, text } from "./style.ts";

/** Links of the site do not load a page anew. */
function followLink(event: MouseEvent): void {
  const { target } = event;
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  if (!(target instanceof Element)) return;
  const href = target.closest("a[href^='/']")?.getAttribute("href");
  if (href === null || href === undefined) return;
  event.preventDefault();
  // Tracking does not stay in the address.
  const url = new URL(href, window.location.origin);
  for (const name of ["__cft__[0]", "__tn__", "comment_id", "reply_comment_id"])
    url.searchParams.delete(name);
  if (!url.hash.startsWith("#?")) navigate(url.pathname + url.search);
}

function broken(): ReactElement {
  return (
    <div role="alert" className={text("card", "pad16")}>
      {strings().wrong}
    </div>
  );
}

/** A story that was opened directly is the page itself for who is logged in, and a dialog over nothing for others. */
function isWholePage(route: Route, modal: Route | undefined): boolean {
  return modal?.page === "post" && route.page === "other" && environment().switches.login === "in";
}

export function App(): ReactElement {
  useApp(({ theme }) => theme);
  const { route, modal, key } = useLocation();
  useEffect(() => {
    // Only now is all markup of the server taken over.
    const timer = setTimeout(() => {
      openLabels();
      change({ settled: true });
    }, environment().switches.latency);
    return () => clearTimeout(timer);
  }, []);
  const isWhole = isWholePage(route, modal);
  const over = modal !== undefined && !isWhole ? modal : undefined;
  const isViewer = over?.page === "photo" || over?.page === "reel";
  useEffect(() => {
    document.title = `${route.page} | Facebook`;
  }, [route]);
  return (
    <ErrorCounter broken={broken}>
      <div className={box("page", "ink")} onClick={followLink}>
        <div hidden={isViewer} className={box()}>
          <Banner />
          <div className={box("columns")}>
            <Navigation />
            <div role="main" className={box("main")}>
              <ErrorCounter broken={broken}>
                <Page
                  key={key}
                  route={isWhole && modal !== undefined ? modal : route}
                  isFirst={key === "first"}
                />
              </ErrorCounter>
            </div>
            <div className={box()} />
          </div>
        </div>
        {over?.page === "post" || over?.page === "photo" || over?.page === "reel" ? (
          <ErrorCounter broken={broken}>
            <Overlay route={over} />
          </ErrorCounter>
        ) : null}
      </div>
    </ErrorCounter>
  );
}
