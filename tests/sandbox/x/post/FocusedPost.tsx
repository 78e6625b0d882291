/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { Post } from "../../data/types.ts";
import { addressOf, countsOf, timeHere } from "../facts.ts";
import { fullTime, shortCount } from "../format.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { Actions } from "./Actions.tsx";
import { ArticleReadView } from "./ArticleView.tsx";
import { Avatar } from "./Avatar.tsx";
import { Context } from "./Context.tsx";
import { Composer } from "./Composer.tsx";
import { Frame } from "./Frame.tsx";
import { PostText } from "./PostText.tsx";
import { Menu } from "./Menu.tsx";
import { Attachments } from "./Quote.tsx";
import { UserName } from "./UserName.tsx";

/** The post that a status page is about: larger, with the time below the words. */
export function FocusedPost({ post }: { post: Post }): ReactElement {
  return (
    <>
      <Frame post={post} focused>
        <Context post={post} connected={post.replyTo !== undefined} />
        <div className={box("row", "middle")}>
          <div className={box("avatarColumn")}>
            <Avatar handle={post.by} size={40} linked />
          </div>
          <div className={box("grow", "shrink", "row", "between", "start")}>
            <UserName post={post} shape="stacked" />
            <Menu />
          </div>
        </div>
        <div className={box()}>
          {post.article === undefined ? (
            <PostText post={post} size="focused" />
          ) : (
            <ArticleReadView post={post} />
          )}
          <Attachments post={post} />
          <TimeLine post={post} />
          <div className={box("lineAbove", "below12")}>
            <Actions post={post} />
          </div>
        </div>
      </Frame>
      <Composer post={post} />
    </>
  );
}

function TimeLine({ post }: { post: Post }): ReactElement {
  const words = strings();
  const tick = useApp((state) => state.tick);
  const time = timeHere(post);
  const edited = post.edited === true;
  const hintId = elementId(post.slug, "edit-hint");
  return (
    <div className={box("row", "middle", "gap4", "above12", "below12", "wrap")}>
      <div dir="ltr" className={text()} style={colour("dim")}>
        <a
          href={edited ? `${addressOf(post)}/history` : addressOf(post)}
          aria-describedby={hintId}
          {...aria("time", { "aria-label": fullTime(time) })}
          role="link"
          className={run("underlineOnHover")}
          style={colour("dim")}
        >
          {edited ? (
            <span className={run()}>
              <span className={run()}>{words.lastEdited} </span>
            </span>
          ) : null}
          <time dateTime={new Date(time).toISOString()}>{fullTime(time)}</time>
        </a>
      </div>
      <div dir="ltr" {...aria("dot", { "aria-hidden": true })} className={text()} style={colour("dim")}>
        <span className={run()}>·</span>
      </div>
      <div dir="ltr" className={text()} style={colour("ink")}>
        <span className={run("bold")} {...testId("app-text-transition-container")}>
          <span className={run()}>{shortCount(countsOf(post, tick)[4])}</span>
        </span>{" "}
        <span className={run()} style={colour("dim")}>
          {words.views}
        </span>
      </div>
    </div>
  );
}
