/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { GramPost } from "../data/types.ts";
import { FollowButton, HandleLink, StoryPortrait } from "../parts/People.tsx";
import { Icon } from "../parts/Icon.tsx";
import { marks } from "../marks.ts";
import { strings } from "../strings/strings.ts";
import { look } from "../style.ts";

/** The row above a post: whose it is. A reel's says what is heard, too. */
export function Header({ post }: { post: GramPost }): ReactElement {
  const words = strings();
  return (
    <div className={look("head")}>
      <StoryPortrait handle={post.by} />
      <div className={look("wide")}>
        <div className={look("row")}>
          <span {...marks("header-name", { dir: "auto" })}>
            <HandleLink handle={post.by} />
          </span>
          <span>
            <span {...marks("dot", { dir: "auto" })}>•</span>
          </span>
          <FollowButton handle={post.by} />
        </div>
        {post.kind === "reel" ? (
          <div>
            <span {...marks("audio", { dir: "auto" })} className={look("small")}>
              <a href="/reels/audio/562580000000001/" {...marks("link", { role: "link" })}>
                <span>{words.audio}</span>
              </a>
            </span>
          </div>
        ) : null}
      </div>
      <div {...marks("options", { role: "button", tabIndex: 0 })}>
        <Icon name="more" label={words.options} />
      </div>
    </div>
  );
}
