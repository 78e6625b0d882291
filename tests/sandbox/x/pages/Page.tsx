/** @jsxImportSource react */
import type { ReactElement } from "react";

import { Composer } from "../post/Composer.tsx";
import type { Route } from "../routes.ts";
import { Header } from "../shell/Header.tsx";
import { SearchBox } from "../shell/Sidebar.tsx";
import { strings } from "../strings/strings.ts";
import { box, colour, text } from "../style.ts";
import { Chat } from "./Chat.tsx";
import { Conversation, Feed } from "./Feed.tsx";
import { Profile } from "./Profile.tsx";

/** What the middle column shows for a route. */
export function Page({ route }: { route: Route }): ReactElement {
  const words = strings();
  switch (route.page) {
    case "home":
      return (
        <>
          <Header
            tabs={[
              { href: "/home", label: words.forYou, selected: true },
              { href: "/i/lists/84100", label: words.following, selected: false },
            ]}
          />
          <Composer />
          <Feed route={route} title={words.homeTimeline} />
        </>
      );
    case "search":
      return (
        <>
          <div className={box("pad8")}>
            <SearchBox initial={route.query} />
          </div>
          <Feed route={route} title={words.search} />
        </>
      );
    case "notifications":
      return (
        <>
          <Header
            title={words.notifications}
            tabs={[
              { href: "/notifications", label: words.all, selected: route.tab === "all" },
              { href: "/notifications/priority", label: words.priority, selected: route.tab === "priority" },
              { href: "/notifications/mentions", label: words.mentions, selected: route.tab === "mentions" },
            ]}
          />
          <Feed route={route} title={words.notifications} />
        </>
      );
    case "profile":
      return <Profile route={route} />;
    case "list":
      return (
        <>
          <Header title={words.list} back />
          <Feed route={route} title={words.list} />
        </>
      );
    case "community":
      return (
        <>
          <Header title={words.community} back />
          <Composer />
          <Feed route={route} title={words.community} />
        </>
      );
    case "quotes":
      return (
        <>
          <Header title={words.quotes} back />
          <Feed route={route} title={words.quotes} />
        </>
      );
    case "chat":
      return <Chat conversation={route.conversation} />;
    case "status":
      return (
        <>
          <Header title={words.post} back />
          <Conversation route={route} title={words.conversation} />
        </>
      );
    case "photo":
    case "display":
    case "compose":
    case "other":
      return (
        <>
          <Header title={words.more} back />
          <div className={box("pad16")}>
            <div className={text()} style={colour("dim")}>
              {words.unavailable}
            </div>
          </div>
        </>
      );
    default:
      return route satisfies never;
  }
}
