/** @jsxImportSource react */
import { useRef, type ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import type { GramComment, GramPost } from "../data/types.ts";
import { addressOf, commentAddress, sandboxPost } from "../facts.ts";
import { marks } from "../marks.ts";
import { Badge, Icon } from "../parts/Icon.tsx";
import { Media } from "../parts/Media.tsx";
import { FollowButton, Portrait, StoryPortrait } from "../parts/People.tsx";
import { Time, TimeLink } from "../parts/Time.tsx";
import { Words } from "../parts/Words.tsx";
import { toggle, useApp } from "../state.ts";
import { fill, strings } from "../strings/strings.ts";
import { look } from "../style.ts";
import { Actions, LikeButton } from "./Actions.tsx";
import { answer, CommentForm } from "./CommentForm.tsx";
import { Comments } from "./Comments.tsx";
import { CommentWords } from "./Remark.tsx";

/** The other form of a post, in an article: lists, headings, and entries that can be pressed as a whole. */
export function Article({ post }: { post: GramPost }): ReactElement {
  const scroller = useRef<HTMLUListElement>(null);
  return (
    <article {...marks("article", { role: "presentation" })} className={look("block")}>
      <div className={look("sheetBody")}>
        <Media post={post} />
        <div className={look("column")}>
          <header className={look("head")}>
            <StoryPortrait handle={post.by} />
            <div className={look("row", "wide")}>
              <span>
                <PlainName handle={post.by} />
              </span>
              <span>•</span>
              <FollowButton handle={post.by} />
            </div>
            <button type="button">
              <Icon name="more" label={strings().options} />
            </button>
          </header>
          <hr />
          <ul ref={scroller} data-sandbox-scroller="" className={look("scroller")}>
            <CaptionEntry post={post} />
            <Comments
              post={post}
              scroller={scroller}
              renderComment={(comment) => <Entry post={post} comment={comment} />}
            />
          </ul>
          <Actions post={post} dated={false} />
          <div className={look("foot")}>
            <div>
              <TimeLink minutes={post.minutes} address={addressOf(post).replace(`/${post.by}`, "")} />
            </div>
          </div>
          <CommentForm post={post} />
        </div>
      </div>
    </article>
  );
}

function PlainName({ handle }: { handle: string }): ReactElement {
  return (
    <div>
      <a href={`/${handle}/`} {...marks("link", { role: "link", tabIndex: 0 })} className={look("bold")}>
        {handle}
        {personOf(handle).verified === true ? <Badge label={strings().verified} /> : null}
      </a>
    </div>
  );
}

type PressableProps = { post: GramPost; comment?: GramComment; children: ReactElement };

/** What can be pressed as a whole: the page hears every click in it. */
function Pressable({ post, comment, children }: PressableProps): ReactElement {
  const { slug } = comment ?? post;
  const isPressed = useApp((state) => state.pressed.has(slug));
  return (
    <div
      {...sandboxPost(post, comment)}
      data-sandbox-pressed={isPressed}
      {...marks("entry", { role: "button", tabIndex: -1 })}
      onClick={() => toggle("pressed", slug)}
      onKeyDown={(event) => event.key === "Enter" && toggle("pressed", slug)}
      onDoubleClick={() => toggle("liked", slug)}
    >
      <li>{children}</li>
    </div>
  );
}

function CaptionEntry({ post }: { post: GramPost }): ReactElement {
  return (
    <Pressable post={post}>
      <div>
        <div className={look("remark")}>
          <div>
            <div>
              <Portrait handle={post.by} />
            </div>
          </div>
          <div className={look("wide")}>
            <h2>
              <div>
                <span>
                  <PlainName handle={post.by} />
                </span>
              </div>
            </h2>
            <div>
              <h1 {...marks("title", { dir: "auto" })} className={look("words")}>
                <Words text={post.caption} />
              </h1>
            </div>
            <div className={look("under")}>
              <span>
                <Time minutes={post.edited ? post.minutes - 7 : post.minutes} />
              </span>
            </div>
          </div>
        </div>
      </div>
    </Pressable>
  );
}

type EntryProps = { post: GramPost; comment: GramComment };

function Entry({ post, comment }: EntryProps): ReactElement {
  return (
    <ul>
      <EntryBlock post={post} comment={comment} />
      <EntryReplies post={post} comment={comment} />
    </ul>
  );
}

/** An answer looks the same: only the list around it tells what it answers. */
function EntryBlock({ post, comment }: EntryProps): ReactElement {
  const words = strings();
  return (
    <Pressable post={post} comment={comment}>
      <div>
        <div className={look("remark")}>
          <div {...marks("entry-picture", { role: "button", tabIndex: 0 })}>
            <div>
              <div>
                <Portrait handle={comment.by} />
              </div>
            </div>
          </div>
          <div className={look("wide")}>
            <h3>
              <div>
                <span>
                  <PlainName handle={comment.by} />
                </span>
              </div>
            </h3>
            <CommentWords comment={comment} />
            <div className={look("under")}>
              <span>
                <TimeLink minutes={comment.minutes} address={commentAddress(post, comment)} />
              </span>
              {comment.likes === undefined ? null : (
                <EntryButton text={fill(words.likes, { n: String(comment.likes) })} />
              )}
              <EntryButton text={words.reply} press={(button) => answer(post, comment, button)} />
            </div>
          </div>
          <div>
            <LikeButton slug={comment.slug} tiny />
          </div>
        </div>
      </div>
    </Pressable>
  );
}

type EntryButtonProps = { text: string; press?: (button: Element) => void };

function EntryButton({ text, press }: EntryButtonProps): ReactElement {
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        press?.(event.currentTarget);
      }}
    >
      <span className={look("smallBold")}>{text}</span>
    </button>
  );
}

function EntryReplies({ post, comment }: EntryProps): ReactElement | null {
  const isOpen = useApp((state) => state.opened.has(comment.slug));
  const words = strings();
  const { replies = [] } = comment;
  if (replies.length === 0) return null;
  return (
    <li className={look("nested")}>
      <ul>
        <li>
          <div>
            <button type="button" onClick={() => toggle("opened", comment.slug)}>
              <span className={look("smallBold")}>
                {isOpen ? words.hideReplies : fill(words.viewReplies, { n: String(replies.length) })}
              </span>
            </button>
          </div>
        </li>
        {isOpen ? (
          <div>
            {replies.map((reply) => (
              <EntryBlock key={reply.slug} post={post} comment={reply} />
            ))}
          </div>
        ) : null}
      </ul>
    </li>
  );
}
