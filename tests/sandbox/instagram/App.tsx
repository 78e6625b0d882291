/** @jsxImportSource react */
import { useEffect, type MouseEvent, type ReactElement } from "react";

import { environment } from "../shared/environment.ts";
import { ErrorCounter } from "../shared/ErrorCounter.tsx";
import type { GramPost } from "./data/types.ts";
import { gram } from "./gram.ts";
import { feed, Home } from "./pages/Home.tsx";
import { Grid } from "./pages/Grid.tsx";
import { Inbox } from "./pages/Inbox.tsx";
import { PostDialog, PostPage } from "./pages/Post.tsx";
import { postsOn, Profile } from "./pages/Profile.tsx";
import { Reels } from "./pages/Reels.tsx";
import { router } from "./router.ts";
import type { Route } from "./routes.ts";
import { LoggedOut } from "./shell/LoggedOut.tsx";
import { Navigation } from "./shell/Navigation.tsx";
import { useApp } from "./state.ts";
import { strings } from "./strings/strings.ts";
import { look } from "./style.ts";

/** Links of the site do not load a page anew. */
function followLink(event: MouseEvent): void {
  const { target } = event;
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  if (!(target instanceof Element)) return;
  const href = target.closest("a[href^='/']")?.getAttribute("href");
  if (href === null || href === undefined) return;
  event.preventDefault();
  router.navigate(href);
}

function broken(): ReactElement {
  return <div role="alert">{strings().wrong}</div>;
}

export function App(): ReactElement {
  // Every tick draws everything anew: classes are rewritten, counts grow.
  useApp((state) => state.tick);
  const location = router.useLocation();
  const { route, modal } = location;
  const over = modal?.page === "post" && route.page !== "post" ? gram().byCode(modal.code) : undefined;
  const isLoggedOut = environment().switches.login === "out";

  useEffect(() => {
    // Instagram's scripts put boxes for announcements at the end of the page once they have taken it over.
    const boxes = document.createElement("div");
    boxes.append(document.createElement("div"), document.createElement("div"));
    document.body.append(boxes);
    return () => boxes.remove();
  }, []);

  return (
    <ErrorCounter broken={broken}>
      <div className={look("app")} onClick={followLink}>
        <div>{isLoggedOut ? null : <Navigation />}</div>
        <div className={look("wide")}>
          <section className={look("block")}>
            <main role="main" className={look("main")}>
              <ErrorCounter broken={broken}>
                <Page
                  key={location.key}
                  route={modal?.page === "post" && route.page === "post" ? modal : route}
                />
              </ErrorCounter>
              {isLoggedOut ? <LoggedOut handle={authorOf(route)} /> : null}
            </main>
          </section>
        </div>
      </div>
      {over ? (
        <div onClick={followLink}>
          <PostDialog post={over} among={below(route)} />
        </div>
      ) : null}
    </ErrorCounter>
  );
}

function Page({ route }: { route: Route }): ReactElement {
  switch (route.page) {
    case "home":
      return <Home />;
    case "profile":
      return <Profile route={route} />;
    case "post": {
      const post = gram().byCode(route.code);
      return post ? <PostPage post={post} /> : <div />;
    }
    case "reels":
      return <Reels code={route.code} startsOpen={route.isOpen} />;
    case "tag":
      return (
        <div className={look("centre")}>
          <h1 className={look("title")}>#{route.tag}</h1>
          <Grid posts={below(route)} />
        </div>
      );
    case "inbox":
      return <Inbox />;
    case "other":
      return <div />;
    default:
      return route satisfies never;
  }
}

function authorOf(route: Route): string {
  if (route.page === "profile") return route.handle;
  return (route.page === "post" ? gram().byCode(route.code)?.by : undefined) ?? "orvalane";
}

/** The posts of the page that a dialog lies over, through which its arrows go. */
function below(route: Route): readonly GramPost[] {
  if (route.page === "profile") return postsOn(route.handle, route.tab);
  if (route.page === "home") return feed().filter(({ promoted }) => promoted !== true);
  return gram().posts.filter(
    (post) => post.promoted !== true && (route.page !== "tag" || post.caption.includes(`#${route.tag}`)),
  );
}
