/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { PostRole } from "../feeds.ts";
import type { Post } from "../../data/types.ts";
import { testId } from "../hooks.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { Actions } from "./Actions.tsx";
import { ArticlePreview } from "./ArticleView.tsx";
import { Avatar } from "./Avatar.tsx";
import { Context } from "./Context.tsx";
import { FocusedPost } from "./FocusedPost.tsx";
import { Frame } from "./Frame.tsx";
import { Menu } from "./Menu.tsx";
import { PostText } from "./PostText.tsx";
import { Attachments } from "./Quote.tsx";
import { ReplyingTo } from "./ReplyingTo.tsx";
import { UserName } from "./UserName.tsx";

/** A post in a list, as an ancestor of the page's post, or as an answer to it. */
function ListedPost({ post, role }: { post: Post; role: PostRole }): ReactElement {
  const isPromoted = post.promoted === true;
  return (
    <Frame post={post} focused={false}>
      <Context post={post} connected={role === "answer"} />
      <div className={box("row")}>
        <div className={box("avatarColumn")}>
          <Avatar handle={post.by} size={40} linked />
          {role === "ancestor" || role === "replied" ? <div className={box("connector", "off4")} /> : null}
        </div>
        <div className={box("grow", "shrink", "basis0", "below12")}>
          <div className={box("row", "between", "start", "gap8")}>
            <div className={box("shrink")}>
              <UserName post={post} shape={isPromoted ? "promoted" : "line"} />
            </div>
            <Menu {...(isPromoted ? { label: strings().advertisement } : {})} />
          </div>
          {role === "listed" ? <ReplyingTo post={post} /> : null}
          <PostText post={post} size="listed" />
          {post.article === undefined ? null : <ArticlePreview post={post} />}
          <Attachments post={post} />
          <Actions post={post} />
        </div>
      </div>
    </Frame>
  );
}

/** An advertisement is the same article inside a `placementTracking`, among four pixels. */
function Promoted({ post }: { post: Post }): ReactElement {
  return (
    <div className={box()} {...testId("placementTracking")}>
      {["top", "right", "bottom", "left"].map((side) => (
        <div key={side} {...testId(`${side}-impression-pixel`)} className={box()}>
          <div {...testId("placementTracking")} className={box()}>
            <div className={box()} />
          </div>
        </div>
      ))}
      <ListedPost post={post} role="listed" />
    </div>
  );
}

function Unavailable(): ReactElement {
  const words = strings();
  return (
    <div className={box("pad16")}>
      <article role="article" className={box("frame", "soft", "raisedBox", "pad12")}>
        <div dir="ltr" className={text()} style={colour("dim")}>
          <span className={run()}>{words.unavailable} </span>
          <a
            href="https://help.x.com/rules"
            rel="noopener noreferrer"
            target="_blank"
            role="link"
            className={run("underlineOnHover")}
            style={colour("link")}
          >
            {words.learnMore}
          </a>
        </div>
      </article>
    </div>
  );
}

export function PostView({ post, role }: { post: Post; role: PostRole }): ReactElement {
  if (post.unavailable === true) return <Unavailable />;
  if (post.promoted === true) return <Promoted post={post} />;
  return role === "focused" ? <FocusedPost post={post} /> : <ListedPost post={post} role={role} />;
}
