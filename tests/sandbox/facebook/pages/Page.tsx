/** @jsxImportSource react */
import { useEffect, useState, type ReactElement } from "react";

import { brandAccounts } from "../../data/brand.ts";
import { personOf } from "../../data/people.ts";
import { environment } from "../../shared/environment.ts";
import { Feed } from "../feed/Feed.tsx";
import { storiesOf } from "../feeds.ts";
import { handleOnFacebook } from "../ids.ts";
import type { Route } from "../routes.ts";
import { useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { Portrait } from "../story/Portrait.tsx";
import { Story } from "../story/Story.tsx";
import { box, text } from "../style.ts";

/** What a route shows in the main column. After a change of route a spinner comes first. */
export function Page({ route, isFirst }: { route: Route; isFirst: boolean }): ReactElement {
  const [isReady, setReady] = useState(isFirst);
  const generation = useApp((state) => state.generation);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), environment().switches.latency);
    return () => clearTimeout(timer);
  }, []);
  if (!isReady) return <div role="progressbar" className={box("spinner")} />;
  const { world, switches } = environment();
  const stories = storiesOf(world, route, switches.extras);
  if (route.page === "post") {
    const [story] = stories;
    return story === undefined ? <Nothing /> : <Story post={story} position={1} />;
  }
  return (
    <>
      {route.page === "profile" ? <Profile handle={route.handle} tab={route.tab} /> : null}
      <h3 dir="auto" className={box("hidden")}>
        {headingOf(route)}
      </h3>
      {route.page === "group" || route.page === "search" ? (
        <Feed key={generation} stories={stories} role="feed" />
      ) : (
        <Feed key={generation} stories={stories} />
      )}
    </>
  );
}

function headingOf({ page }: Route): string {
  const words = strings();
  if (page === "search") return words.searchResults;
  return page === "group" ? words.groupPosts : words.newsFeedPosts;
}

function Nothing(): ReactElement {
  return <div className={text("card", "pad16", "dim")}>{strings().unavailable}</div>;
}

/** The head of a page: cover, portrait, name, tabs. */
function Profile({ handle, tab }: { handle: string; tab: string }): ReactElement {
  const words = strings();
  const own = brandAccounts.find((person) => handleOnFacebook(person.handle) === handle)?.handle ?? handle;
  return (
    <div className={box("card")}>
      <div className={box("cover")} />
      <div className={box("row", "gap12", "beside16", "below8", "middle")}>
        <div className={box("portrait")}>
          <Portrait handle={own} size={124} />
        </div>
        <h1 className={text("large")}>{personOf(own).name}</h1>
      </div>
      <div role="tablist" className={box("tabs")}>
        {(
          [
            ["posts", words.posts, `/${handle}`],
            ["mentions", words.mentions, `/${handle}/mentions`],
          ] as const
        ).map(([name, label, href]) => (
          <a
            key={name}
            role="tab"
            aria-selected={name === tab}
            href={href}
            className={text("tab", name === tab && "chosen")}
          >
            {label}
          </a>
        ))}
      </div>
    </div>
  );
}
