/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { GramComment, GramPost } from "../data/types.ts";
import { commentAddress, sandboxPost } from "../facts.ts";
import { marks } from "../marks.ts";
import { Late } from "../parts/Late.tsx";
import { HandleLink, Portrait } from "../parts/People.tsx";
import { Time, TimeLink } from "../parts/Time.tsx";
import { Words } from "../parts/Words.tsx";
import { toggle, useApp } from "../state.ts";
import { fill, strings } from "../strings/strings.ts";
import { look } from "../style.ts";
import { LikeButton } from "./Actions.tsx";
import { answer } from "./CommentForm.tsx";

type CommentProps = { post: GramPost; comment: GramComment; parent?: GramComment };

/** The caption on a post's own page: its time is no link, and is that of the last change where it was edited. */
export function Caption({ post }: { post: GramPost }): ReactElement {
  return (
    <div className={look("block")} {...sandboxPost(post)}>
      <div className={look("remark")}>
        <PortraitColumn handle={post.by} />
        <div className={look("wide")}>
          <span {...marks("caption", { dir: "auto" })}>
            <div className={look("block")}>
              <div className={look("line")}>
                <HandleLink handle={post.by} />
                {post.edited ? <span className={look("small")}>{strings().edited}</span> : null}
                {post.edited ? (
                  <span>
                    <span>•</span>
                  </span>
                ) : null}
                <span>
                  <Time minutes={post.edited ? post.minutes - 7 : post.minutes} />
                </span>
              </div>
              <span className={look("words")} style={{ lineHeight: "18px" }}>
                <Words text={post.caption} />
              </span>
            </div>
          </span>
        </div>
      </div>
    </div>
  );
}

/** A comment and below it, outside its own block, the answers to it. */
export function Comment({ post, comment }: CommentProps): ReactElement {
  return (
    <div className={look("block")}>
      <Late>
        <CommentBlock post={post} comment={comment} />
      </Late>
      <Replies post={post} comment={comment} />
    </div>
  );
}

function CommentBlock({ post, comment, parent }: CommentProps): ReactElement {
  const words = strings();
  return (
    <div {...sandboxPost(post, comment)}>
      <div className={look("remark", parent !== undefined && "nested")}>
        <PortraitColumn handle={comment.by} />
        <div className={look("wide")}>
          <div>
            <div>
              <div>
                <div className={look("line")}>
                  <span {...marks("comment-name", { dir: "auto" })}>
                    <HandleLink handle={comment.by} />
                  </span>
                  <span {...marks("comment-time", { dir: "auto" })}>
                    <TimeLink minutes={comment.minutes} address={commentAddress(post, comment, parent)} />
                  </span>
                </div>
                <CommentWords comment={comment} />
              </div>
            </div>
          </div>
          <div className={look("under")}>
            {comment.likes === undefined ? null : (
              <UnderButton text={fill(words.likes, { n: String(comment.likes) })} />
            )}
            <UnderButton text={words.reply} press={(button) => answer(post, comment, button)} />
          </div>
        </div>
        <div>
          <LikeButton slug={comment.slug} tiny />
        </div>
      </div>
    </div>
  );
}

export function CommentWords({ comment }: { comment: GramComment }): ReactElement {
  if (comment.text === "") {
    return (
      <div>
        <div>
          <img
            alt="GIF"
            src={`https://scontent.cdninstagram.com/media/${comment.slug}.svg`}
            className={look("gif")}
          />
        </div>
      </div>
    );
  }
  return (
    <div>
      <span {...marks("words", { dir: "auto" })} className={look("words")}>
        <Words text={comment.text} />
      </span>
    </div>
  );
}

type UnderButtonProps = { text: string; press?: (button: Element) => void };

function UnderButton({ text, press }: UnderButtonProps): ReactElement {
  return (
    <div
      {...marks("under", { role: "button", tabIndex: 0 })}
      onClick={(event) => press?.(event.currentTarget)}
    >
      <span {...marks("under-words", { dir: "auto" })}>
        <span className={look("smallBold")}>{text}</span>
      </span>
    </div>
  );
}

function PortraitColumn({ handle }: { handle: string }): ReactElement {
  return (
    <div>
      <div>
        <span>
          <div>
            <Portrait handle={handle} />
          </div>
        </span>
      </div>
    </div>
  );
}

/** "View all 3 replies", and the answers once somebody asked for them. */
function Replies({ post, comment }: CommentProps): ReactElement | null {
  const isOpen = useApp((state) => state.opened.has(comment.slug));
  const words = strings();
  const { replies = [] } = comment;
  if (replies.length === 0) return null;
  return (
    <div className={look("block")}>
      <div className={look("nested")}>
        <div
          {...marks("replies", { role: "button", tabIndex: 0 })}
          onClick={() => toggle("opened", comment.slug)}
        >
          <div>
            <span {...marks("replies-words", { dir: "auto" })} className={look("smallBold")}>
              {isOpen ? words.hideReplies : fill(words.viewReplies, { n: String(replies.length) })}
            </span>
          </div>
        </div>
      </div>
      {isOpen ? (
        <div>
          {replies.map((reply) => (
            <div key={reply.slug}>
              <CommentBlock post={post} comment={reply} parent={comment} />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
