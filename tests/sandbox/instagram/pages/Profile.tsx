/** @jsxImportSource react */
import type { ReactElement } from "react";

import { hash } from "../../data/tokens.ts";
import { personOf } from "../../data/people.ts";
import type { GramPost } from "../data/types.ts";
import { shortCount } from "../format.ts";
import { gram } from "../gram.ts";
import { marks } from "../marks.ts";
import { Badge } from "../parts/Icon.tsx";
import { FollowButton, StoryPortrait } from "../parts/People.tsx";
import type { Route, Tab } from "../routes.ts";
import { fill, strings } from "../strings/strings.ts";
import { look } from "../style.ts";
import { Grid } from "./Grid.tsx";

export function Profile({ route }: { route: Extract<Route, { page: "profile" }> }): ReactElement {
  const words = strings();
  const { handle, tab } = route;
  const person = personOf(handle);
  const labels: Readonly<Record<Tab, string>> = {
    posts: words.posts,
    reels: words.reels,
    tagged: words.tagged,
  };
  return (
    <div className={look("centre")}>
      <header className={look("profile")}>
        <StoryPortrait handle={handle} size="large" />
        <section className={look("block")}>
          <div className={look("row")}>
            <h2 {...marks("profile-name", { dir: "auto" })} className={look("title")}>
              {handle}
            </h2>
            {person.verified === true ? <Badge label={words.verified} /> : null}
            <FollowButton handle={handle} />
          </div>
          <div>{fill(words.followers, { n: shortCount(hash(handle) % 90_000) })}</div>
          <div>
            <span {...marks("full-name", { dir: "auto" })} className={look("bold")}>
              {person.name}
            </span>
          </div>
          <div>{person.bio}</div>
        </section>
      </header>
      <div {...marks("tabs", { role: "tablist" })} className={look("tabs")}>
        {(["posts", "reels", "tagged"] as const).map((name) => (
          <a
            key={name}
            href={name === "posts" ? `/${handle}/` : `/${handle}/${name}/`}
            {...marks("tab", { role: "tab", "aria-selected": name === tab })}
            className={look("tab", name === tab && "chosen")}
          >
            <span>{labels[name]}</span>
          </a>
        ))}
      </div>
      <Grid posts={postsOn(handle, tab)} />
    </div>
  );
}

export function postsOn(handle: string, tab: Tab): GramPost[] {
  const posts = gram().posts.filter(({ promoted }) => promoted !== true);
  if (tab === "tagged") return posts.filter(({ tags }) => tags?.includes(handle));
  return posts.filter(({ by, kind }) => by === handle && (tab === "posts" || kind === "reel"));
}
