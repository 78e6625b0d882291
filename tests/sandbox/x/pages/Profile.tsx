/** @jsxImportSource react */
import type { ReactElement } from "react";

import { VIEWER } from "../../data/brand.ts";
import { personOf } from "../../data/people.ts";
import { testId } from "../hooks.ts";
import { AvatarContainer } from "../post/Avatar.tsx";
import { FollowButton } from "../post/FollowButton.tsx";
import { Name, Words } from "../post/Words.tsx";
import type { Route } from "../routes.ts";
import { Header } from "../shell/Header.tsx";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { Feed } from "./Feed.tsx";

export function Profile({ route }: { route: Extract<Route, { page: "profile" }> }): ReactElement {
  const words = strings();
  const person = personOf(route.handle);
  const tab = (name: string, label: string): { href: string; label: string; selected: boolean } => ({
    href: name === "posts" ? `/${route.handle}` : `/${route.handle}/${name}`,
    label,
    selected: route.tab === name,
  });
  return (
    <>
      <Header title={person.name} back />
      <div className={box("cover")} />
      <div className={box("beside16", "below12", "gap4")}>
        <div className={box("row", "between")}>
          <div className={box("portrait", "clip", "pageBox")}>
            <AvatarContainer handle={person.handle} size={126} linked={false} />
          </div>
          {person.handle === VIEWER ? null : (
            <div className={box("off12")}>
              <FollowButton handle={person.handle} />
            </div>
          )}
        </div>
        <div {...testId("UserName")} className={box("off4")}>
          <div dir="ltr" className={text("title", "bold")} style={colour("ink")}>
            <Name text={person.name} />
          </div>
          <div dir="ltr" className={text()} style={colour("dim")}>
            <span className={run()}>@{person.handle}</span>
          </div>
        </div>
        {person.bio === undefined ? null : (
          <div dir="auto" {...testId("UserDescription")} className={text()} style={colour("ink")}>
            <Words text={person.bio} />
          </div>
        )}
      </div>
      <Header
        tabs={[tab("posts", words.posts), tab("with_replies", words.replies), tab("media", words.media)]}
      />
      <Feed key={route.tab} route={route} title={`${person.name} ${words.posts}`} />
    </>
  );
}
